package org.portcullis.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.ports.out.Passwords;

/** Passwords, as the server and its commands have them. */
final class CommandPasswords {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private CommandPasswords() {}

    /** Hashes as many at once as half of the processors can, so that validations have the rest. */
    static Passwords hashing() {
        int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new Argon2Passwords(Argon2Cost.STANDARD, atOnce, PATIENCE);
    }

    /** The first line of the standard input, if it may be a password. */
    static Password fromStandardInput() {
        Password password = new Password(lineOfStandardInput());
        Optional<PasswordRule.Defect> defect = PasswordRule.STANDARD.defectIn(password);
        if (defect.isPresent()) {
            throw new StartFailure("the password can't be used: " + words(defect.get()));
        }
        return password;
    }

    /** The first line of the standard input; empty if there is none. */
    static String lineOfStandardInput() {
        try {
            // Not closed: the standard input is not this method's.
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String words(PasswordRule.Defect defect) {
        return switch (defect) {
            case TOO_SHORT -> "it must have at least " + PasswordRule.STANDARD.minLength() + " characters";
            case TOO_LONG -> "it must have at most " + PasswordRule.STANDARD.maxLength() + " characters";
            case CONTROL_CHARACTER -> "it has a control character";
            case MALFORMED_UNICODE -> "it is not well-formed Unicode";
            case COMMON -> "it is one of those that are tried first";
        };
    }
}
