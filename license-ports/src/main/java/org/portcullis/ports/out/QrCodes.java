package org.portcullis.ports.out;

/** Draws QR codes. Thread-safe. */
@FunctionalInterface
public interface QrCodes {

    /**
     * A PNG image of {@code text} as a QR code, black on white with a margin.
     *
     * @throws IllegalArgumentException if the text is empty or too long for one (somewhat under 3,000 bytes)
     */
    byte[] png(String text);
}
