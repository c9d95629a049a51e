package org.portcullis.http;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hashing;
import com.google.common.io.ByteSource;
import com.google.common.io.Resources;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RouteHandler;

/** A file that {@link DocsPage} is made of. Each has a route of its own, so no name that is asked for opens anything. */
final class DocsFile implements RouteHandler {

    static final DocsFile ICON = own("portcullis.svg", "image/svg+xml;charset=utf-8");

    /** In the order in which they count: what comes later has the last word. */
    static final List<DocsFile> STYLES =
            List.of(swaggerUi("swagger-ui.css", "text/css;charset=utf-8"), own("page.css", "text/css;charset=utf-8"));

    /** In the order in which they run. */
    static final List<DocsFile> SCRIPTS = List.of(
            swaggerUi("swagger-ui-bundle.js", "text/javascript;charset=utf-8"),
            swaggerUi("swagger-ui-standalone-preset.js", "text/javascript;charset=utf-8"),
            own("page.js", "text/javascript;charset=utf-8"));

    static final List<DocsFile> ALL =
            Stream.of(List.of(ICON), STYLES, SCRIPTS).flatMap(List::stream).toList();

    private final String name;
    private final ByteSource content;
    private final Reply reply;
    /** Of 128 bits: it tells versions apart, and guards nothing. */
    private final Supplier<String> digest = Suppliers.memoize(this::digest);

    private DocsFile(String name, String contentType, String resource) {
        this.name = name;
        content = Resources.asByteSource(Resources.getResource(DocsFile.class, resource));
        reply = Reply.ok(new Reply.File(contentType, content));
    }

    private static DocsFile own(String name, String contentType) {
        return new DocsFile(name, contentType, "/docs/" + name);
    }

    /** Of the webjar, whose version is that of the dependency; the shaded jar has no others of its files. */
    private static DocsFile swaggerUi(String name, String contentType) {
        return new DocsFile(name, contentType, "/META-INF/resources/webjars/swagger-ui/5.34.1/" + name);
    }

    /** Where it is served. */
    String path() {
        return DocsPage.PATH + "/" + name;
    }

    /** How the page refers to it: other content has another address, so this one can be kept for good. */
    String address() {
        return path() + "?v=" + digest.get();
    }

    @Override
    public Reply handle(Context context, Caller caller) {
        // Without the version, or with one of another node's, it is what it is today only.
        if (digest.get().equals(context.queryParam("v"))) {
            context.header("Cache-Control", "public, max-age=31536000, immutable");
        }
        return reply;
    }

    private String digest() {
        try {
            return content.hash(Hashing.sha256()).toString().substring(0, 32);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
