package org.portcullis.http.sunlicense;

import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** The two paths by which this vendor's clients validate. */
enum Version {
    FIRST("/api/v1/validate"),
    SECOND("/api/v2/validate", "TOKEN", LiveServer.API_TOKEN);

    private final String path;
    private final String[] headers;

    Version(String path, String... headers) {
        this.path = path;
        this.headers = headers;
    }

    Answer validate(Client client, String body) {
        return client.post(path, body, headers);
    }

    /** As the account whose licences are limited, where it matters who asks. */
    Answer validateAsThePoor(Client client, String body) {
        return this == FIRST
                ? validate(client, body)
                : client.post(path, body, "TOKEN", LiveServer.API_TOKEN_OF_THE_POOR);
    }

    Answer validate(Client client, byte[] body) {
        return client.post(path, body, headers);
    }
}
