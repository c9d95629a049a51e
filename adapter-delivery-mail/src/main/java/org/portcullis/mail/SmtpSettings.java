package org.portcullis.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/**
 * Where letters are handed in.
 *
 * @param host the mail server's name or address
 * @param port its port, 1 to 65535
 * @param protection how what is said to it is kept from others
 * @param login whom to sign in as; empty if the server asks for nobody
 * @param from the sender of every letter: an address, or a name and an address in angle brackets
 */
public record SmtpSettings(String host, int port, Protection protection, Optional<Login> login, String from) {

    private static final int MAX_PORT = 65_535;

    public SmtpSettings {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is 1 to " + MAX_PORT);
        }
        requireSender(from);
    }

    /**
     * {@code text}, if letters may be from there.
     *
     * @throws IllegalArgumentException if it is neither an address nor a name with one
     */
    public static String requireSender(String text) {
        try {
            new InternetAddress(text, true).validate();
            return text;
        } catch (AddressException e) {
            throw new IllegalArgumentException("is no e-mail address", e);
        }
    }

    /** How what is said to a mail server is kept from others. */
    public enum Protection {
        /** The connection begins in the clear and turns to TLS, or ends: usually on port 587. */
        STARTTLS,
        /** The connection is TLS from the start: usually on port 465. */
        TLS,
        /** Everybody on the way can read along: for a server on the same machine. */
        NONE
    }

    /** Whom to sign in as; {@link #toString()} masks the password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + ", ***]";
        }
    }
}
