package org.portcullis.server.nodes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.portcullis.core.license.LicenseKey;

/** What clients and people who are signed in ask of a node, over HTTP. */
final class Api {

    /** Longer than any fault lasts: whatever takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Api() {}

    /** May this device run? */
    static Reply validate(URI node, LicenseKey key, String ip, String hardware) {
        return post(node.resolve("/api/license/validate"), "", """
                {"key": "%s", "ip": "%s", "hwid": "%s"}""".formatted(key.text(), ip, hardware));
    }

    /** May anything at this address run? */
    static Reply validate(URI node, LicenseKey key, String ip) {
        return post(node.resolve("/api/license/validate"), "", """
                {"key": "%s", "ip": "%s"}""".formatted(key.text(), ip));
    }

    /** May this device run? As licensechain's programs ask, which can't say where they are. */
    static Reply verify(URI node, LicenseKey key, String hardware) {
        return post(node.resolve("/v1/licenses/verify"), "", """
                {"key": "%s", "hwuid": "%s"}""".formatted(key.text(), hardware));
    }

    /** May anything run? */
    static Reply verify(URI node, LicenseKey key) {
        return post(node.resolve("/v1/licenses/verify"), "", "{\"key\": \"%s\"}".formatted(key.text()));
    }

    static Reply rotate(URI node, String cookie, LicenseKey key) {
        return post(node.resolve("/api/license/rotate"), cookie, "{\"key\": \"%s\"}".formatted(key.text()));
    }

    static Reply clear(URI node, String cookie, LicenseKey key) {
        return post(node.resolve("/api/license/clear"), cookie, "{\"key\": \"%s\"}".formatted(key.text()));
    }

    /** Is this API token good? */
    static Reply ping(URI node, String token) {
        return send(HttpRequest.newBuilder(node.resolve("/api/v2/ping"))
                .header("TOKEN", token)
                .timeout(PATIENCE)
                .build());
    }

    /** Is this session good? */
    static Reply me(URI node, String cookie) {
        return send(HttpRequest.newBuilder(node.resolve("/api/auth/me"))
                .header("Cookie", cookie)
                .timeout(PATIENCE)
                .build());
    }

    private static Reply post(URI uri, String cookie, String body) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static Reply send(HttpRequest request) {
        long asked = System.nanoTime();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), asked, System.nanoTime());
        } catch (ConnectException nobodyListens) {
            return new Reply(Reply.NOT_ASKED, String.valueOf(nobodyListens), asked, System.nanoTime());
        } catch (IOException gone) {
            return new Reply(Reply.NONE, String.valueOf(gone), asked, System.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply(Reply.NONE, "interrupted", asked, System.nanoTime());
        }
    }
}
