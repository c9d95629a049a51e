package org.portcullis.core.access;

import java.time.Year;
import java.util.regex.Pattern;

/**
 * What a generated secret begins with, so that people and scanners of leaked secrets know what they found.
 *
 * @param text lower-case words, each followed by an underscore, or a system key's; at most 20 characters
 * @param random how many random letters and digits follow, 32 or more: each has just under 6 bits
 */
public record SecretPrefix(String text, int random) {
    private static final int MAX_LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("([a-z]+_)+|AF-\\d{4}-");

    // 43 * log2(62) is just above 256.
    private static final int BITS_256 = 43;
    // 190 bits: as a vendor's document has it, and still nothing to guess.
    private static final int SYSTEM_KEY = 32;

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

    /** Of the keys that one product's programs call the API with. */
    public static final SecretPrefix APP_KEY = new SecretPrefix("pcs_app_");

    /** Of the secrets that marketplaces send with downloads. */
    public static final SecretPrefix MARKETPLACE = new SecretPrefix("pcs_mkt_");

    /** Of what comes back with somebody who was sent to another site to sign in. */
    public static final SecretPrefix SIGN_IN_STATE = new SecretPrefix("pcs_sta_");

    /** Of the cookies that bind such a sign-in to the browser it began in. */
    public static final SecretPrefix SIGN_IN_BROWSER = new SecretPrefix("pcs_brw_");

    public SecretPrefix {
        if (random < SYSTEM_KEY) {
            throw new IllegalArgumentException("a secret that could be guessed");
        }
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a prefix of secrets: " + text);
        }
    }

    /** Of secrets of 256 bits. */
    public SecretPrefix(String text) {
        this(text, BITS_256);
    }

    /** Of the system keys that are made in {@code year}, which has four digits. */
    public static SecretPrefix systemKey(Year year) {
        return new SecretPrefix("AF-" + year.getValue() + "-", SYSTEM_KEY);
    }
}
