package org.portcullis.core.access;

import java.util.regex.Pattern;

/**
 * What a generated secret begins with, so that people and scanners of leaked secrets know what they found.
 *
 * @param text lower-case words, each followed by an underscore; at most 20 characters
 */
public record SecretPrefix(String text) {
    private static final int MAX_LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("([a-z]+_)+");

    /** Of the tokens that programs call the API with. */
    public static final SecretPrefix API_TOKEN = new SecretPrefix("pcs_tok_");

    /** Of the cookies that browsers are signed in by. */
    public static final SecretPrefix SESSION = new SecretPrefix("pcs_ses_");

    /** Of the tokens that programs stay signed in by. */
    public static final SecretPrefix REFRESH_TOKEN = new SecretPrefix("pcs_ref_");

    /** Of what is shown with the second factor, by whoever has shown the first. */
    public static final SecretPrefix CHALLENGE = new SecretPrefix("pcs_cha_");

    /** Of the tokens that a password is set by. */
    public static final SecretPrefix PASSWORD_RESET = new SecretPrefix("pcs_rst_");

    public SecretPrefix {
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a prefix of secrets: " + text);
        }
    }
}
