package org.portcullis.core.text;

import java.util.regex.Pattern;

/** Which texts can be e-mail addresses. Whether a mail arrives tells a mail. */
public final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    // This keeps out what is no address at all, or would break a header.
    private static final Pattern FORM =
            Pattern.compile("[^\\s@\\p{Cntrl}<>\"(),:;\\\\]+@[^\\s@\\p{Cntrl}<>\"(),:;\\\\]+");

    private EmailAddress() {}

    /** Whether {@code text} can be an address: something on both sides of one {@code @}, without space around it. */
    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && TextRule.NAME.defectIn(text).isEmpty();
    }
}
