package org.portcullis.jdbi;

/** How long a connection waits for an answer of a server that is elsewhere. It must exceed the longest statement. */
enum Patience {
    /** Whoever asks waits: what can't be answered soon is better refused. */
    REQUESTS(3),
    /** The listener asks four times a second, and has to notice soon that nobody answers. */
    CHANGES(1),
    /** A batch of the validation log is large, but must fail in time to be kept elsewhere when the process has to end. */
    LOG(4),
    /** What is done in the background, while nobody waits. */
    BACKGROUND(60),
    /** Migrations rewrite tables. */
    MIGRATIONS(3_600);

    private final int seconds;

    Patience(int seconds) {
        this.seconds = seconds;
    }

    /** For an answer. */
    int seconds() {
        return seconds;
    }

    /** For a connection to be made, which takes no longer however much is to be done on it. */
    int secondsToConnect() {
        return Math.min(seconds, REQUESTS.seconds);
    }
}
