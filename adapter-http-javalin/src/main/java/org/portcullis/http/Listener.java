package org.portcullis.http;

import io.javalin.config.JettyConfig;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/** How Jetty, below Javalin, takes connections and requests. */
final class Listener {

    /** Goes with every answer: some hold keys, so nobody may keep them. */
    static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"));

    /** Routes are matched before anything is decoded, so a slash in a segment, or an empty one, is no riddle. */
    private static final UriCompliance PATHS = UriCompliance.DEFAULT.with(
            "PORTCULLIS",
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private static final int WAITING_CONNECTIONS = 1_024;
    private static final long STOP_MILLIS = 5_000;
    /** How long a connection without a request is kept once the server stops. */
    private static final long LAST_MILLIS = 100;

    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final HttpConfig config;
    private final Router router;

    Listener(HttpConfig config, Router router) {
        this.config = config;
        this.router = router;
    }

    void attachTo(JettyConfig jetty) {
        UnroutedProblems problems = new UnroutedProblems(router);
        jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(problems);
            server.setHandler(new GracefulHandler(new BodyFirst(config.maxBodyBytes(), config.patience())));
        });
        jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(problems);
            context.setSessionHandler(new NoSessions());
        });
        jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(PATHS);
            http.addCustomizer(Listener::customize);
        });
        jetty.addConnector(this::connector);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new PromptlyStopping(server, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(config.patience().toMillis());
        connector.setShutdownIdleTimeout(LAST_MILLIS);
        return connector;
    }

    /** The method is that of the request line, though Javalin would take it from a header too. */
    private static Request customize(Request request, HttpFields.Mutable responseHeaders) {
        for (HttpField field : ALWAYS) {
            responseHeaders.add(field);
        }
        return request.getHeaders().contains(METHOD_OVERRIDE) ? new PlainMethod(request) : request;
    }

    /** A request without the header by which Javalin would take it for one of another method. */
    private static final class PlainMethod extends Request.Wrapper {

        private final HttpFields headers;

        PlainMethod(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders())
                    .remove(METHOD_OVERRIDE)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    /** Also keeps what it accepts while it stops no longer than the others; else stopping would wait for that. */
    private static final class PromptlyStopping extends ServerConnector {

        PromptlyStopping(Server server, HttpConnectionFactory connections) {
            super(server, connections);
        }

        @Override
        protected void onEndPointOpened(EndPoint opened) {
            super.onEndPointOpened(opened);
            if (isShutdown()) {
                opened.setIdleTimeout(getShutdownIdleTimeout());
            }
        }
    }

    /** Jetty's sessions are not used, so no cookie is read for them at every request. */
    private static final class NoSessions extends SessionHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return getHandler().handle(request, response, callback);
        }
    }
}
