package org.portcullis.jdbi;

import java.io.IOException;
import org.portcullis.ports.out.CommitListener;

/** Opens the database of its first argument, says so, and keeps it open until its input ends. */
final class OpenUntilToldOtherwise {

    private OpenUntilToldOtherwise() {}

    public static void main(String[] arguments) throws IOException {
        try (JdbiPersistence open = JdbiPersistence.open(JdbiConfig.embedded(arguments[0]), CommitListener.NONE)) {
            System.out.println(open.health().isReachable() ? "open" : "closed");
            while (System.in.read() >= 0) {
                // until the test ends it
            }
        }
    }
}
