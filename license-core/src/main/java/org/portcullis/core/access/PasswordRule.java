package org.portcullis.core.access;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * What a new password must be: long enough, and none of those that are tried first. What characters it is made of is
 * its owner's choice: demands for a digit and a capital lead to {@code Password1}. (NIST SP 800-63B says the same.)
 *
 * @param minLength in code points of the composed form
 * @param maxLength in code points of the composed form
 */
public record PasswordRule(int minLength, int maxLength) {

    /**
     * From 10 to 200 code points. Ten keep a slow hash out of reach of a patient guesser; 200 have room for a sentence and
     * bound the work of hashing what a stranger sends.
     */
    public static final PasswordRule STANDARD = new PasswordRule(10, 200);

    /** From 8 to 200 code points: what is promised to those who make accounts for themselves. */
    public static final PasswordRule REGISTRATION = new PasswordRule(8, 200);

    /** What is wrong with a password. */
    public enum Defect {
        /** Shorter than the rule allows. */
        TOO_SHORT,
        /** Longer than the rule allows. */
        TOO_LONG,
        /** Holds a control character, which many keyboards and password managers can't reproduce. */
        CONTROL_CHARACTER,
        /** Holds half of a surrogate pair: two such passwords would have the same hash. */
        MALFORMED_UNICODE,
        /** One of the passwords that are used most, or little more than one of them. */
        COMMON
    }

    public PasswordRule {
        if (minLength < 1 || maxLength < minLength) {
            throw new IllegalArgumentException("lengths must be positive and in order");
        }
    }

    /** The first thing that is wrong with {@code password}, in the order of {@link Defect}, or empty if it may be used. */
    public Optional<Defect> defectIn(Password password) {
        String text = password.text();
        if (text.codePointCount(0, text.length()) < minLength) {
            return Optional.of(Defect.TOO_SHORT);
        }
        return new TextRule(maxLength, false)
                .defectIn(text)
                .map(PasswordRule::named)
                .or(() -> FrequentPasswords.include(text) ? Optional.of(Defect.COMMON) : Optional.empty());
    }

    private static Defect named(TextRule.Defect defect) {
        return switch (defect) {
            case TOO_LONG -> Defect.TOO_LONG;
            case CONTROL_CHARACTER -> Defect.CONTROL_CHARACTER;
            case MALFORMED_UNICODE -> Defect.MALFORMED_UNICODE;
        };
    }
}
