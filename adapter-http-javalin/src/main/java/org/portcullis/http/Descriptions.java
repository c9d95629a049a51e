package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RouteHandler;

/** The APIs' descriptions in OpenAPI 3.1, each written from its vendor's document. */
final class Descriptions implements RouteHandler {

    private final Reply reply;

    private Descriptions(String text) {
        reply = Reply.ok(new Reply.WrittenJson(text));
    }

    /** That of a dialect. */
    static Descriptions of(String dialect) {
        try {
            return new Descriptions(Resources.toString(
                    Resources.getResource(Descriptions.class, "/openapi/" + dialect + ".json"), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Reply handle(Context context, Caller caller) {
        return reply;
    }
}
