package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.Form;

/**
 * What the form of {@link DiscordPages#askForCode} sends.
 *
 * @param challenge what was put into the form
 * @param code what somebody typed
 * @param next where they wanted to go
 */
record CodeForm(String challenge, String code, Optional<ReturnPath> next) {

    static CodeForm read(Context context, int maxBytes) {
        Form form = Form.read(context, maxBytes);
        FieldReader read = new FieldReader();
        Optional<String> challenge = read.requiredLine("challenge", form.field("challenge"));
        Optional<String> code = read.requiredLine("code", form.field("code"));
        read.requireAllRight();
        return new CodeForm(
                challenge.orElseThrow(),
                code.orElseThrow(),
                Optional.ofNullable(form.field("next")).flatMap(ReturnPath::parse));
    }

    @Override
    public String toString() {
        return "CodeForm[***]";
    }
}
