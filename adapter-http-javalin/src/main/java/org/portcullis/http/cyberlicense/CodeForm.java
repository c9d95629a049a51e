package org.portcullis.http.cyberlicense;

import com.google.common.base.Splitter;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.RequestBody;

/**
 * What the form of {@link DiscordPages#askForCode} sends.
 *
 * @param challenge what was put into the form
 * @param code what somebody typed
 * @param next where they wanted to go
 */
record CodeForm(String challenge, String code, Optional<ReturnPath> next) {

    static CodeForm read(Context context, int maxBytes) {
        String body = new String(RequestBody.take(context, maxBytes), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String field : Splitter.on('&').split(body)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        FieldReader read = new FieldReader();
        Optional<String> challenge = read.requiredLine("challenge", fields.get("challenge"));
        Optional<String> code = read.requiredLine("code", fields.get("code"));
        read.requireAllRight();
        return new CodeForm(
                challenge.orElseThrow(),
                code.orElseThrow(),
                Optional.ofNullable(fields.get("next")).flatMap(ReturnPath::parse));
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
        return "CodeForm[***]";
    }
}
