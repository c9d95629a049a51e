package org.portcullis.memory;

/** All that is committed, and what keeps transactions apart. */
record Database(Tables tables, Commits commits, RowLocks locks) {

    Database() {
        this(new Tables(), new Commits(), new RowLocks());
    }

    Transaction begin() {
        return new Transaction(commits, locks);
    }
}
