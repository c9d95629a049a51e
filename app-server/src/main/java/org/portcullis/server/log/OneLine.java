package org.portcullis.server.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

/**
 * An event's message and stack trace as one line of plain text. What callers send may get into a message; a line break in
 * it would forge an event, an escape sequence would play with the terminal of whoever reads it.
 */
public final class OneLine extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        appendPlain(line, event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(" | ");
            appendPlain(line, ThrowableProxyUtil.asString(thrown).strip().replaceAll("\\R\\s*", " | "));
        }
        return line.toString();
    }

    private static void appendPlain(StringBuilder line, String text) {
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                line.appendCodePoint(c);
            } else {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Format characters turn the direction of text around.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
