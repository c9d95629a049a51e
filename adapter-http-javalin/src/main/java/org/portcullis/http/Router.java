package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.router.EndpointMetadata;
import io.javalin.router.InternalRouter;
import io.javalin.router.ParsedEndpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Json;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to its route, and whatever goes wrong to the dialect whose words are wanted. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String HTML = "text/html;charset=utf-8";
    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE);

    private final List<Claim> claims;
    private final Failures failures = new Failures();
    private final ListWriter lists = new ListWriter();
    private final InternalRouter known;

    /** A prefix, how problems below it are told, and how many calls are let through that no route answers. */
    private record Claim(String prefix, ProblemReplies problems, CallLimit limit) {
        boolean covers(String path) {
            return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    /** Ties a route to what Javalin knows of it. */
    private record Routed(Route route) implements EndpointMetadata {}

    /** A router of these dialects; one of them must claim {@code /}. */
    Router(List<Dialect> dialects, JavalinConfig javalin) {
        claims = dialects.stream()
                .flatMap(dialect -> dialect.prefixes().stream()
                        .map(prefix -> new Claim(prefix, dialect.problems(), dialect.unroutedLimit())))
                .sorted(Comparator.comparingInt((Claim claim) -> claim.prefix().length())
                        .reversed())
                .toList();
        known = javalin.unsafe.internalRouter;
        dialects.stream()
                .flatMap(dialect -> dialect.routes().stream())
                .sorted(Comparator.comparing(Route::hot).reversed())
                .forEach(route -> add(route, javalin));
        javalin.routes.exception(HttpResponseException.class, (unmatched, context) -> answerUnrouted(context));
        javalin.routes.exception(
                Exception.class, (failure, context) -> tell(failures.problemOf(failure), problemsAt(context), context));
    }

    /** How a problem with a request for {@code path} is told. */
    ProblemReplies problemsAt(String method, String path) {
        return route(HandlerType.findOrDefault(method), path)
                .map(Route::problems)
                .or(() -> METHODS.stream()
                        .flatMap(other -> route(other, path).stream())
                        .map(Route::problems)
                        .findFirst())
                .orElseGet(() -> claimOn(path).problems());
    }

    private Claim claimOn(String path) {
        return claims.stream().filter(claim -> claim.covers(path)).findFirst().orElseThrow();
    }

    private ProblemReplies problemsAt(Context context) {
        return problemsAt(context.req().getMethod(), context.path());
    }

    private void add(Route route, JavalinConfig javalin) {
        addEndpoint(route.method(), route, javalin);
        if (route.method().equals(HandlerType.GET)) {
            // Javalin's own answer to HEAD is 200 without asking the route.
            addEndpoint(HandlerType.HEAD, route, javalin);
        }
    }

    private void addEndpoint(HandlerType method, Route route, JavalinConfig javalin) {
        javalin.routes.addEndpoint(Endpoint.create(method, route.path())
                .addMetadata(new Routed(route))
                .handler(context -> serve(route, context)));
    }

    private void serve(Route route, Context context) {
        int status;
        byte[] body;
        try {
            route.limit().count(context);
            Reply reply = route.handler().handle(context, route.access().admit(context));
            status = reply.status();
            if (reply.body() instanceof Reply.LongList list) {
                lists.send(context, status, list.pieces());
                return;
            }
            body = bytes(reply, context);
        } catch (VendorFailure failure) {
            tell(failures.problemOf(failure.cause()), failure.words(), context);
            return;
        } catch (RuntimeException | Error failure) {
            tell(failures.problemOf(failure), route.problems(), context);
            return;
        }
        send(context, status, body);
    }

    /** The path is unknown, or known for other methods only. */
    private void answerUnrouted(Context context) {
        try {
            claimOn(context.path()).limit().count(context);
        } catch (RuntimeException failure) {
            tell(failures.problemOf(failure), problemsAt(context), context);
            return;
        }
        List<String> allowed = new ArrayList<>(METHODS.stream()
                .filter(method -> route(method, context.path()).isPresent())
                .map(HandlerType::name)
                .toList());
        if (allowed.isEmpty()) {
            tell(new HttpProblem.UnknownPath(), problemsAt(context), context);
            return;
        }
        allowed.add(HandlerType.OPTIONS.name());
        HttpProblem problem = new HttpProblem.MethodNotAllowed(allowed);
        if (context.method().equals(HandlerType.OPTIONS)) {
            context.status(204);
            Replies.headersOf(problem).forEach(context::header);
        } else {
            tell(problem, problemsAt(context), context);
        }
    }

    private Optional<Route> route(HandlerType method, String path) {
        ParsedEndpoint found = known.findFirstHttpHandlerEntry(method, path);
        Routed routed = found == null ? null : found.endpoint.metadata(Routed.class);
        return Optional.ofNullable(routed).map(Routed::route);
    }

    private static void tell(HttpProblem problem, ProblemReplies words, Context context) {
        Reply reply = words.to(problem);
        Replies.headersOf(problem).forEach(context::header);
        send(context, reply.status(), bytes(reply, context));
    }

    private static byte[] bytes(Reply reply, Context context) {
        if (reply.body() instanceof Reply.PlainText plain) {
            context.contentType(Replies.PLAIN_TEXT);
            return plain.text().getBytes(UTF_8);
        }
        if (reply.body() instanceof Reply.Page page) {
            context.contentType(HTML);
            return page.html().getBytes(UTF_8);
        }
        if (reply.body() instanceof Reply.WrittenJson written) {
            return written.text().getBytes(UTF_8);
        }
        if (reply.body() instanceof Reply.File file) {
            context.contentType(file.contentType());
            return read(file);
        }
        return Json.write(reply.body());
    }

    private static byte[] read(Reply.File file) {
        try {
            return file.content().read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void send(Context context, int status, byte[] body) {
        HttpServletResponse response = context.res();
        response.setStatus(status);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            LOG.debug("A client left before its answer", gone);
        }
    }
}
