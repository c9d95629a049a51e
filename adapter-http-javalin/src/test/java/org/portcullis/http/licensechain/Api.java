package org.portcullis.http.licensechain;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** Calls as whoever bears a token or a key. */
record Api(LiveServer server, String bearer) {

    static Api of(LiveServer server, AccountId account) {
        return new Api(server, new Users(server).signIn(account).access());
    }

    /** As the program that bears this key. */
    Api bearing(String key) {
        return new Api(server, key);
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body, String... headers) {
        return call("POST", path, body, headers);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, "");
    }

    Answer call(String method, String path, String body, String... more) {
        String[] headers = {"Authorization", "Bearer " + bearer, "Content-Type", "application/json"};
        String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return server.client()
                .send(
                        method,
                        path,
                        bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes),
                        all);
    }
}
