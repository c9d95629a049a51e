package org.portcullis.core.mail;

import org.portcullis.core.text.TextRule;

/**
 * What is written to somebody by e-mail. {@link #toString()} leaves out what it says, which may be a secret.
 *
 * @param to an e-mail address
 * @param subject one line
 * @param text plain text, its lines ended by {@code \n}
 */
public record Letter(String to, String subject, String text) {

    public Letter {
        // Whatever has a line break here would begin a header of its own.
        TextRule.NAME.require("address", to);
        TextRule.NAME.require("subject", subject);
    }

    @Override
    public String toString() {
        return "Letter[to=" + to + ", subject=" + subject + "]";
    }
}
