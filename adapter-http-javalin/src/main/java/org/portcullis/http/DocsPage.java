package org.portcullis.http;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Suppliers;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RouteHandler;

/** The page that shows the APIs' descriptions in Swagger UI, which comes from this server as well. */
final class DocsPage implements RouteHandler {

    /** Where it is served. */
    static final String PATH = "/docs";

    /** Nothing of another site is asked for, run or shown, whatever a description or somebody's address says. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Supplier<Reply> reply = Suppliers.memoize(DocsPage::write);

    @Override
    public Reply handle(Context context, Caller caller) {
        context.header("Content-Security-Policy", POLICY);
        context.header("Referrer-Policy", "no-referrer");
        return reply.get();
    }

    private static Reply write() {
        return Reply.ok(new Reply.Page("""
                <!doctype html>
                <html lang="en">
                <head>
                %s
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(head(), body())));
    }

    private static String head() {
        return """
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Portcullis: its APIs</title>
                <link rel="icon" type="image/svg+xml" href="%s">
                %s
                %s""".formatted(
                DocsFile.ICON.address(),
                lines(DocsFile.STYLES, style -> "<link rel=\"stylesheet\" href=\"%s\">".formatted(style.address())),
                lines(DocsFile.SCRIPTS, script -> "<script src=\"%s\" defer></script>".formatted(script.address())));
    }

    /** The list is what page.js makes the choice of, and what there is without scripts. */
    private static String body() {
        return """
                <header>
                <h1>Portcullis</h1>
                <p>The APIs that this server speaks.</p>
                <ul id="descriptions">
                %s
                </ul>
                </header>
                <main id="swagger-ui"></main>""".formatted(lines(
                Description.ALL,
                description -> "<li><a href=\"%s\">%s</a></li>".formatted(description.path(), description.dialect())));
    }

    private static <T> String lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).collect(joining("\n"));
    }
}
