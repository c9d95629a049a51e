package org.portcullis.server.config;

/** A text that must not be shown: {@link #toString()} masks it. */
public record Secret(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
