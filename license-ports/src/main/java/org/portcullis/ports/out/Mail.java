package org.portcullis.ports.out;

import org.portcullis.core.mail.Letter;

/** Sends letters. Thread-safe. */
@FunctionalInterface
public interface Mail {

    /**
     * Hands a letter to a mail server, and returns once that has taken it on; within a minute. It may be taken on twice if the
     * connection breaks, and still never arrive.
     *
     * @throws MailRefusedException if the server does not want this letter, now or ever
     * @throws MailAwayException if the server can't be reached or has trouble: trying again later may help
     */
    void send(Letter letter);
}
