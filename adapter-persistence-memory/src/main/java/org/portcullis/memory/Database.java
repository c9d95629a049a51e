package org.portcullis.memory;

import java.time.Duration;

/** All that is committed, and what keeps transactions apart. */
record Database(Tables tables, Commits commits, RowLocks locks) {

    /** An empty one, in which nobody waits for a row longer than {@code patience}. */
    Database(Duration patience) {
        this(new Tables(), new Commits(), new RowLocks(patience));
    }

    Transaction begin() {
        return new Transaction(commits, locks);
    }
}
