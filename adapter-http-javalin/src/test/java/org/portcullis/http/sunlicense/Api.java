package org.portcullis.http.sunlicense;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Optional;
import org.portcullis.core.access.Intent;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody with a token calls. */
record Api(LiveServer server, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of the owner of the server's first product. */
    static Api ofOwner(LiveServer server) {
        return new Api(server, LiveServer.API_TOKEN);
    }

    /** Of an account with a token that is good for everything. */
    static Api of(LiveServer server, AccountId account) {
        String secret = "token-of-" + account.value();
        server.apiToken(secret, account, EnumSet.of(Intent.ALL_READ_WRITE), Optional.empty());
        return new Api(server, secret);
    }

    static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    Answer get(String path) {
        return server.client().call("GET", path, "TOKEN", token);
    }

    Answer delete(String path) {
        return server.client().call("DELETE", path, "TOKEN", token);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer send(String method, String path, String body) {
        return server.client()
                .send(method, path, BodyPublishers.ofString(body), "TOKEN", token, "Content-Type", "application/json");
    }

    /** What was made. */
    JsonNode made(String path, String body) {
        Answer answer = post(path, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return json(answer);
    }
}
