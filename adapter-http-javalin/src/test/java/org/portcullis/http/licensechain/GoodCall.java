package org.portcullis.http.licensechain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;

/**
 * A call that is answered well, for tests that spoil one thing of it. There is one of each of the dialect's routes, about
 * things that nothing else is about.
 *
 * @param method the HTTP method
 * @param path with its parameters filled in
 * @param fields of the body, as JSON has them: no more than must be there
 * @param takesBody whether a body is read
 */
record GoodCall(String method, String path, Map<String, String> fields, boolean takesBody) {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** The dialect's routes. */
    static List<String> routes(LiveServer server) {
        return server.server().routes().stream()
                .filter(route -> route.path().startsWith("/v1/"))
                .map(route -> route.method() + " " + route.path())
                .toList();
    }

    /** A call of that route. */
    static GoodCall of(String route, LiveServer server) {
        int number = MADE.incrementAndGet();
        int space = route.indexOf(' ');
        return new GoodCall(
                route.substring(0, space),
                filled(route.substring(space + 1), number, server),
                fields(route, number, server),
                BodyField.routes().contains(route));
    }

    private static String filled(String path, int number, LiveServer server) {
        if (!path.contains("{")) {
            return path;
        }
        return path.startsWith("/v1/apps/")
                ? path.replaceFirst("\\{\\w+}", app(number, server).uuid().toString())
                : path.replace("{id}", license(number, server).uuid().toString());
    }

    private static Map<String, String> fields(String route, int number, LiveServer server) {
        return switch (route) {
            case "POST /v1/auth/register" ->
                body("email", "new-%d@example.com".formatted(number), "password", LiveServer.PASSWORD);
            case "POST /v1/auth/login" ->
                body("email", server.emailOf(LiveServer.BUYER), "password", LiveServer.PASSWORD);
            case "POST /v1/auth/refresh" ->
                body("refresh_token", new Users(server).signIn(LiveServer.BUYER).refresh());
            case "POST /v1/apps" -> body("name", "Made %d".formatted(number));
            case "POST /v1/licenses/verify" ->
                body("key", license(number, server).key().text());
            case "PATCH /v1/licenses/{id}/status" -> body("status", "SUSPENDED");
            case "PATCH /v1/licenses/{id}/extend" -> body("expiresAt", "2099-12-31T23:59:59Z");
            default -> new LinkedHashMap<>();
        };
    }

    private static Product app(int number, LiveServer server) {
        return server.ask(stores -> {
            Product app = Fixtures.product(stores.products().nextId(), LiveServer.OWNER, "Called " + number);
            stores.products().add(app);
            return app;
        });
    }

    private static License license(int number, LiveServer server) {
        return server.license("LC-CALLED-%06d".formatted(number), builder -> builder);
    }

    private static Map<String, String> body(String... namesAndTexts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.put(namesAndTexts[i], "\"" + namesAndTexts[i + 1] + "\"");
        }
        return fields;
    }

    /** The body as it should be; empty where none is read. */
    String body() {
        return takesBody ? written(fields) : "";
    }

    /** The body with this value in a field, by whichever of its names. */
    String bodyWith(BodyField field, String value) {
        Map<String, String> spoiled = new LinkedHashMap<>(fields);
        spoiled.remove(field.documentedName());
        spoiled.put(field.name(), value);
        return written(spoiled);
    }

    /** The body without a field. */
    String bodyWithout(String name) {
        Map<String, String> spoiled = new LinkedHashMap<>(fields);
        spoiled.remove(name);
        return written(spoiled);
    }

    Answer sendAs(Api caller, String... headers) {
        return caller.call(method, path, body(), headers);
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
