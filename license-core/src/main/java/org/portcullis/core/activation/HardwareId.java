package org.portcullis.core.activation;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * A hardware id as a program made it up: opaque, compared character by character.
 *
 * @param text trimmed, 1 to 255 code points; not one of the words that programs send when they found nothing
 */
public record HardwareId(String text) implements Hardware {

    /** What a hardware id may hold. */
    public static final TextRule RULE = TextRule.NAME;

    public HardwareId {
        RULE.require("hardware id", text);
        if (!text.equals(text.strip()) || saysNothing(text)) {
            throw new IllegalArgumentException("not a hardware id");
        }
    }

    /** The id in {@code text} without surrounding space, or empty if that identifies nothing or breaks {@link #RULE}. */
    public static Optional<HardwareId> parse(String text) {
        String id = text.strip();
        return saysNothing(id) || RULE.defectIn(id).isPresent() ? Optional.empty() : Optional.of(new HardwareId(id));
    }

    @Override
    public String identity() {
        return text;
    }

    /** Empty, {@code null}, {@code unknown} or nothing but zeros (and separators): every machine would be the same. */
    static boolean saysNothing(String text) {
        return text.isEmpty()
                || text.equalsIgnoreCase("null")
                || text.equalsIgnoreCase("unknown")
                || text.equalsIgnoreCase("undefined")
                || text.chars().allMatch(c -> "0-:.{} ".indexOf(c) >= 0);
    }
}
