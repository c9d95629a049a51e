package org.portcullis.http.cyberlicense;

import org.portcullis.core.access.NewApiToken;

/** What goes over the wire where a marketplace is let in. */
final class BuiltByBitMessages {

    private BuiltByBitMessages() {}

    /** A product's new secret, shown this once. */
    record NewSecret(boolean success, String secret) {

        static NewSecret from(NewApiToken made) {
            return new NewSecret(true, made.secret().text());
        }

        @Override
        public String toString() {
            return "NewSecret[***]";
        }
    }
}
