package org.portcullis.http.licensechain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.Client;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;

/** How users of this dialect call. */
record Users(LiveServer server) {

    static final String UNAUTHORIZED = "{\"error\":\"Unauthorized\",\"message\":\"Missing or invalid authentication\","
            + "\"code\":\"UNAUTHORIZED\"}";

    /** What a user has after signing in. */
    record Tokens(String access, String refresh) {

        static Tokens of(Answer answer) {
            return new Tokens(field("token", answer), field("refresh_token", answer));
        }
    }

    Tokens signIn(AccountId account) {
        return Tokens.of(login(server.emailOf(account), LiveServer.PASSWORD));
    }

    Answer login(String email, String password) {
        return client().post("/v1/auth/login", credentials(email, password));
    }

    Answer refresh(String token) {
        return client().post("/v1/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(token));
    }

    Answer me(String token) {
        return client().call("GET", "/v1/auth/me", "Authorization", "Bearer " + token);
    }

    Answer logout(String token) {
        return client().post("/v1/auth/logout", "", "Authorization", "Bearer " + token);
    }

    Client client() {
        return server.client();
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    static String field(String name, Answer answer) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!field.find()) {
            throw new AssertionError("no " + name + " in " + answer.body());
        }
        return field.group(1);
    }
}
