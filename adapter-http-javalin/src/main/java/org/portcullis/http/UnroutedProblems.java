package org.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Json;
import org.portcullis.http.dialect.Reply;

/** Tells problems that arise before any route is reached: headers that can't be read, a body that never comes. */
final class UnroutedProblems implements Request.Handler {

    private final Router router;

    UnroutedProblems(Router router) {
        this.router = router;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException failure
                ? failure.getCode()
                : response.getStatus();
        HttpProblem problem = problem(status);
        String path = request.getHttpURI().getPath();
        Reply reply = router.problemsAt(request.getMethod(), path == null ? "/" : path)
                .to(problem);
        boolean isText = reply.body() instanceof Reply.PlainText;
        byte[] body =
                reply.body() instanceof Reply.PlainText plain ? plain.text().getBytes(UTF_8) : Json.write(reply.body());
        response.setStatus(reply.status());
        Replies.headersOf(problem).forEach(response.getHeaders()::put);
        Listener.ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, isText ? Replies.PLAIN_TEXT : "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static HttpProblem problem(int status) {
        return switch (status) {
            case HttpStatus.NOT_FOUND_404 -> new HttpProblem.UnknownPath();
            case HttpStatus.REQUEST_TIMEOUT_408 -> new HttpProblem.BodyTooSlow();
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                new HttpProblem.HeadersTooLarge();
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> new HttpProblem.Unavailable(Duration.ofSeconds(1));
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> new HttpProblem.Internal();
            default -> new HttpProblem.MalformedRequest();
        };
    }
}
