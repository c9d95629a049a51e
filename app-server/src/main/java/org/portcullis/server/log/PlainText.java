package org.portcullis.server.log;

/** Texts from outside, fit for one line of a message: short, without control characters. */
public final class PlainText {

    private static final int LONGEST = 80;

    private PlainText() {}

    /** {@code text}, cut where it is long, with a question mark for whatever would leave the line or turn it around. */
    public static String of(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
