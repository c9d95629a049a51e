package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.text.TextRule;

/** Reads what is part of a path. */
public final class PathReader {

    private PathReader() {}

    /**
     * The number of something.
     *
     * @throws Rejection if it is none that something could have
     */
    public static long number(Context context, String name) {
        return WholeNumber.parse(context.pathParam(name))
                .filter(number -> number > 0)
                .orElseThrow(() -> wrong(name, "must be a whole number of at least 1"));
    }

    /**
     * A line of text.
     *
     * @throws Rejection if it is none that a field could hold
     */
    public static String line(Context context, String name) {
        String text = context.pathParam(name);
        if (TextRule.NAME.defectIn(text).isPresent()) {
            throw wrong(name, "must be a line of at most " + TextRule.NAME.maxLength() + " characters");
        }
        return text;
    }

    /**
     * One of the words of {@code type}.
     *
     * @throws Rejection if it is none of them
     */
    public static <E extends Enum<E>> E word(Context context, String name, Class<E> type) {
        FieldReader fields = new FieldReader();
        Optional<E> word = fields.word(name, context.pathParam(name), type);
        fields.requireAllRight();
        return word.orElseThrow();
    }

    private static Rejection wrong(String name, String reason) {
        return new Rejection(new HttpProblem.WrongFields(List.of(new WrongField(name, reason))));
    }
}
