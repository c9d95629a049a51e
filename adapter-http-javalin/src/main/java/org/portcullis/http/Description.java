package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Suppliers;
import com.google.common.io.Resources;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RouteHandler;

/** An API's description in OpenAPI 3.1, written from its vendor's document. */
final class Description implements RouteHandler {

    /** All there are, in the order in which {@link DocsPage} offers them. */
    static final List<Description> ALL =
            Stream.of("licensechain", "sunlicense").map(Description::new).toList();

    private final String dialect;
    private final URL file;
    private final Supplier<Reply> reply = Suppliers.memoize(this::read);

    private Description(String dialect) {
        this.dialect = dialect;
        file = Resources.getResource(Description.class, path());
    }

    /** Whose it is. */
    String dialect() {
        return dialect;
    }

    /** Where it is served. */
    String path() {
        return "/openapi/" + dialect + ".json";
    }

    @Override
    public Reply handle(Context context, Caller caller) {
        return reply.get();
    }

    private Reply read() {
        try {
            return Reply.ok(new Reply.WrittenJson(Resources.toString(file, UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
