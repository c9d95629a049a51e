package org.portcullis.server.nodes;

/** What was measured goes to the test's output, for docs/fault-tests.md. */
final class Figures {

    private Figures() {}

    static void note(String what, Object value) {
        System.out.println("figure: " + what + " = " + value);
    }
}
