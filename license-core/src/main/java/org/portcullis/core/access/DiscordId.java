package org.portcullis.core.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what Discord knows somebody, whatever they are called there: a number that never changes.
 *
 * @param text 1 to 20 digits
 */
public record DiscordId(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");

    public DiscordId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the id of a Discord account");
        }
    }

    /** The id in {@code text}; empty if it can't be one. */
    public static Optional<DiscordId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DiscordId(text)) : Optional.empty();
    }
}
