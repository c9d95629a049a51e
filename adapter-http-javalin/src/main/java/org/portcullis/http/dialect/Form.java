package org.portcullis.http.dialect;

import com.google.common.base.Splitter;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser sends of a form, or a program that does as one. */
public final class Form {

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * The form that is the body of this request. It can be read once; of a field that is there twice the last one counts.
     *
     * @throws Rejection if it is none, or longer than {@code maxBytes}
     */
    public static Form read(Context context, int maxBytes) {
        String body = new String(RequestBody.take(context, maxBytes), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String field : Splitter.on('&').split(body)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    /** The text of a field; null if it is not there. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Rejection(new HttpProblem.MalformedRequest());
        }
    }

    @Override
    public String toString() {
        return "Form[***]";
    }
}
