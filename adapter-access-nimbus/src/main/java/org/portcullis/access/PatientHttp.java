package org.portcullis.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the library's requests; its own way of sending follows redirects, reads whatever length, and has a time-out for each
 * part of an answer instead of for all of it.
 */
final class PatientHttp {

    private static final int LONGEST_ANSWER = 65_536;

    private final HttpClient client;
    private final Duration patience;

    PatientHttp(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // What we send is for nobody else.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * The answer.
     *
     * @throws IOException if there is none in time, or it is too long
     */
    HTTPResponse send(HTTPRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(translated(request), head -> new BoundedBody(LONGEST_ANSWER));
        try {
            return translated(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + patience.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException("no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest translated(HTTPRequest request) {
        BodyPublisher body = Optional.ofNullable(request.getBody())
                .map(BodyPublishers::ofString)
                .orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder translated = HttpRequest.newBuilder(request.getURI())
                .method(request.getMethod().name(), body);
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", "Portcullis")
                .build();
    }

    private static HTTPResponse translated(HttpResponse<byte[]> answer) throws IOException {
        HTTPResponse translated = new HTTPResponse(answer.statusCode());
        try {
            Optional<String> type = answer.headers().firstValue("Content-Type");
            if (type.isPresent()) {
                translated.setContentType(type.get());
            }
        } catch (ParseException malformed) {
            throw new IOException("a malformed Content-Type", malformed);
        }
        translated.setBody(new String(answer.body(), UTF_8));
        return translated;
    }
}
