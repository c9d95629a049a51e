package org.portcullis.server.csv;

/**
 * Keeps spreadsheets from running what a customer called himself: a text that begins like a formula gets an apostrophe in
 * front, which they take for “this is text”. Taken off again when it is read; so a text that begins with an apostrophe gets
 * one more.
 */
final class Formulas {

    /** Formulas, their full-width forms, what a spreadsheet skips before one, and the mark itself. */
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'";

    private static final String MARK = "'";

    private Formulas() {}

    static String guard(String text) {
        return beginsLikeOne(text, 0) ? MARK + text : text;
    }

    static String unguard(String text) {
        return text.startsWith(MARK) && beginsLikeOne(text, 1) ? text.substring(1) : text;
    }

    private static boolean beginsLikeOne(String text, int index) {
        return text.length() > index && BEGINNINGS.indexOf(text.charAt(index)) >= 0;
    }
}
