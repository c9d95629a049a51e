package org.portcullis.core.product;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A product's name as addresses have it.
 *
 * @param text lower-case letters a to z and digits, with single dashes between them; 1 to {@value #MAX_LENGTH} characters
 */
public record Slug(String text) {

    /** The most characters that one has. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern OUTSIDE = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    /** What a name is called of which no letter can be in a slug. */
    private static final String NAMELESS = "app";

    public Slug {
        if (!isSlug(text)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** The slug in {@code text}; empty if it is none. */
    public static Optional<Slug> parse(String text) {
        return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /** What a product of this name is called if nobody says so: {@code Mon Café 2!} is {@code mon-cafe-2}. */
    public static Slug of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String dashed = OUTSIDE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String text = withoutEdges(cut(withoutEdges(dashed), MAX_LENGTH));
        return new Slug(text.isEmpty() ? NAMELESS : text);
    }

    /** This slug, told apart from others like it by a number that no other product has. */
    public Slug numbered(long number) {
        String suffix = "-" + number;
        return new Slug(withoutEdges(cut(text, MAX_LENGTH - suffix.length())) + suffix);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String withoutEdges(String text) {
        return EDGES.matcher(text).replaceAll("");
    }

    private static boolean isSlug(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
