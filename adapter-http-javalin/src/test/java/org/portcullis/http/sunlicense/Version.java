package org.portcullis.http.sunlicense;

import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** The two paths by which this vendor's clients validate. */
enum Version {
    FIRST("/api/v1/validate"),
    SECOND("/api/v2/validate", "TOKEN", LiveServer.TOKEN);

    private final String path;
    private final String[] headers;

    Version(String path, String... headers) {
        this.path = path;
        this.headers = headers;
    }

    Answer validate(Client client, String body) {
        return client.post(path, body, headers);
    }

    Answer validate(Client client, byte[] body) {
        return client.post(path, body, headers);
    }
}
