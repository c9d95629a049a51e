package org.portcullis.http.cyberlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.license.License;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.PageRequest;

/** Customers and transactions, over real sockets. */
class TransactionsTest {

    private final LiveServer server = LiveServer.start();
    private final String cookie = server.cookieOf(LiveServer.OWNER);
    private final License license = server.license("LIC-PAID00-000001", builder -> builder);
    private final String sold = id(license.id().value());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCustomerIsMadeShownChangedAndDeleted() {
        Answer made =
                call("POST", "/api/customers", "{\"name\":\" ACME \",\"email\":\"a@example.com\",\"phone\":\"+1\"}");

        assertThat(made.status()).isEqualTo(201);
        String id = idIn(made);
        assertThat(made.body())
                .isEqualTo("{\"success\":true,\"customer\":{\"_id\":\"" + id
                        + "\",\"name\":\"ACME\",\"email\":\"a@example.com\","
                        + "\"phone\":\"+1\",\"discordId\":null,\"notes\":null,\"createdAt\":\"2026-01-15T12:00:00.000Z\","
                        + "\"updatedAt\":\"2026-01-15T12:00:00.000Z\"}}");
        assertThat(call("GET", "/api/customers/" + id, "").body()).isEqualTo(made.body());
        assertThat(call("PATCH", "/api/customers/" + id, "{\"phone\":null,\"notes\":\"VIP\",\"_id\":\"x\"}")
                        .body())
                .contains(
                        "\"name\":\"ACME\",\"email\":\"a@example.com\",\"phone\":null,\"discordId\":null,\"notes\":\"VIP\"");
        Answer taken = call("POST", "/api/customers", "{\"name\":\"B\",\"email\":\"A@EXAMPLE.com\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body())
                .isEqualTo("{\"success\":false,\"error\":\"A customer with this email exists already\"}");
        assertThat(call("DELETE", "/api/customers/" + id, "").body())
                .isEqualTo("{\"success\":true,\"message\":\"Customer deleted\"}");
        assertThat(call("GET", "/api/customers/" + id, "").body())
                .isEqualTo("{\"success\":false,\"error\":\"Customer not found\"}");
    }

    @Test
    void aTransactionIsPutOnRecordAuditedAndTold() {
        Answer made = create("\"status\":\"completed\",\"provider\":\"stripe\",\"providerId\":\"pi_1\"");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo("{\"success\":true,\"transaction\":{\"_id\":\"" + idIn(made) + "\",\"license\":\"" + sold
                        + "\",\"customer\":null,\"amount\":1999,\"currency\":\"EUR\",\"status\":\"completed\","
                        + "\"provider\":\"stripe\",\"providerId\":\"pi_1\",\"createdAt\":\"2026-01-15T12:00:00.000Z\","
                        + "\"updatedAt\":\"2026-01-15T12:00:00.000Z\"}}");
        assertThat(call("GET", "/api/transactions", "").body())
                .startsWith("{\"success\":true,\"transactions\":[{\"_id\":\"" + idIn(made))
                .endsWith("],\"count\":1,\"total\":1}");
        assertThat(events()).containsExactly(EventType.PAYMENT_SUCCEEDED);
        assertThat(
                        server.<Long>ask(stores -> stores
                                .auditTrail()
                                .list(AuditFilter.ALL, new Scope.Everything(), PageRequest.first(100))
                                .items()
                                .stream()
                                .filter(entry -> entry.entry().resource() == AuditedResource.TRANSACTION)
                                .count()))
                .isEqualTo(1);
        assertThat(create("\"providerId\":\"pi_1\"").body())
                .isEqualTo("{\"success\":false,\"error\":\"A transaction with this providerId exists already\"}");
    }

    @Test
    void aStatusIsReachedByTheWaysThereAre() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                Answer made = create("\"status\":\"" + TransactionMessages.word(from) + "\"");
                Answer changed = call(
                        "PATCH",
                        "/api/transactions/" + idIn(made),
                        "{\"status\":\"" + TransactionMessages.word(to) + "\"}");
                assertThat(changed.status())
                        .as("%s to %s", from, to)
                        .isEqualTo(from == to || from.mayBecome(to) ? 200 : 409);
            }
        }
    }

    @Test
    void aCallThatIsSentAgainPutsNothingMoreOnRecord() {
        String body = "{\"license\":\"" + sold + "\",\"amount\":1,\"currency\":\"usd\",\"status\":\"FAILED\"}";
        Answer first = call("POST", "/api/transactions", body, "Idempotency-Key", "once");
        Answer again = call("POST", "/api/transactions", body, "Idempotency-Key", "once");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(events()).containsExactly(EventType.PAYMENT_FAILED);
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                arguments("{}", "license is required; amount is required; currency is required"),
                arguments("{license,\"amount\":-1,\"currency\":\"EUR\"}", "amount must be 0 to 1000000000000"),
                arguments(
                        "{license,\"amount\":1000000000001,\"currency\":\"EUR\"}", "amount must be 0 to 1000000000000"),
                arguments("{license,\"amount\":1.5,\"currency\":\"EUR\"}", "amount must be a whole number"),
                arguments("{license,\"amount\":\"5\",\"currency\":\"EUR\"}", "amount must be a whole number"),
                arguments("{license,\"amount\":9223372036854775808,\"currency\":\"EUR\"}", "amount is out of range"),
                arguments("{license,\"amount\":1,\"currency\":\"EURO\"}", "currency must be a currency of ISO 4217"),
                arguments("{license,\"amount\":1,\"currency\":\"XXX\"}", "currency must be a currency of ISO 4217"),
                arguments("{license,\"amount\":1,\"currency\":\"\"}", "currency must be a currency of ISO 4217"),
                arguments("{license,\"amount\":1,\"currency\":5}", "currency must be text"),
                arguments(
                        "{\"license\":\"x\",\"amount\":1,\"currency\":\"EUR\"}",
                        "license must be 24 hexadecimal digits"),
                arguments("{\"license\":7,\"amount\":1,\"currency\":\"EUR\"}", "license must be text"),
                arguments(
                        "{license,\"amount\":1,\"currency\":\"EUR\",\"customer\":\"1\"}",
                        "customer must be 24 hexadecimal digits"),
                arguments(
                        "{license,\"amount\":1,\"currency\":\"EUR\",\"status\":\"paid\"}",
                        "status must be one of pending, completed, failed, refunded"),
                arguments(
                        "{license,\"amount\":1,\"currency\":\"EUR\",\"providerId\":\"a\\u0000\"}",
                        "providerId must not contain control characters"),
                arguments(
                        "{license,\"amount\":1,\"currency\":\"EUR\",\"provider\":\"" + "p".repeat(256) + "\"}",
                        "provider must have at most 255 characters"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aWrongFieldIsNamedAndNothingChanges(String body, String error) {
        Answer answer = call("POST", "/api/transactions", body.replace("{license", "{\"license\":\"" + sold + "\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"success\":false,\"error\":\"" + error + "\"}");
        assertThat(call("GET", "/api/transactions", "").body()).contains("\"total\":0");
    }

    @Test
    void whatIsAnothersIsNotThere() {
        License others = server.license(
                "LIC-OTHERS-000001", builder -> builder.owner(LiveServer.POOR).product(LiveServer.POOR_PRODUCT));
        var theirs = server.ask(stores -> {
            var customer = org.portcullis.testkit.Fixtures.customer(
                    stores.customers().nextId(), LiveServer.POOR, "theirs@example.com");
            stores.customers().add(customer);
            return customer;
        });
        String customer = id(theirs.id().value());

        assertThat(call("POST", "/api/transactions", body(id(others.id().value()), ""))
                        .body())
                .isEqualTo("{\"success\":false,\"error\":\"License not found\"}");
        assertThat(create("\"customer\":\"" + customer + "\"").body())
                .isEqualTo("{\"success\":false,\"error\":\"Customer not found\"}");
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(call(method, "/api/customers/" + customer, method.equals("PATCH") ? "{\"name\":\"Mine\"}" : "")
                            .status())
                    .isEqualTo(404);
        }
        for (String unknown : List.of("x", "0", id(4711), "f".repeat(24))) {
            assertThat(call("PATCH", "/api/transactions/" + unknown, "{\"status\":\"failed\"}")
                            .body())
                    .isEqualTo("{\"success\":false,\"error\":\"Transaction not found\"}");
        }
        assertThat(call("GET", "/api/transactions", "").body()).contains("\"total\":0");
    }

    @Test
    void wrongCustomersAreNamed() {
        assertThat(call("POST", "/api/customers", "{\"email\":\"x\"}").body())
                .contains("name is required; email must be an e-mail address");
        assertThat(call("POST", "/api/customers", "{\"name\":5}").body()).contains("name must be text");
        assertThat(call("POST", "/api/customers", "{\"name\":\"a\",\"notes\":\"" + "n".repeat(4_001) + "\"}")
                        .body())
                .contains("notes must have at most 4000 characters");
        assertThat(call("GET", "/api/transactions?limit=0", "").status()).isEqualTo(400);
    }

    private Answer create(String more) {
        return call("POST", "/api/transactions", body(sold, more));
    }

    private static String body(String license, String more) {
        return "{\"license\":\"" + license + "\",\"amount\":1999,\"currency\":\"EUR\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private Answer call(String method, String path, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(new String[] {"Cookie", cookie}, 2 + headers.length);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return server.client()
                .send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), all);
    }

    private List<EventType> events() {
        return server.ask(
                stores -> stores.outbox().pending(100).stream().map(Event::type).toList());
    }

    private static String id(long number) {
        return "%024x".formatted(number);
    }

    private static String idIn(Answer answer) {
        Matcher id = Pattern.compile("\"_id\":\"([0-9a-f]{24})\"").matcher(answer.body());
        if (!id.find()) {
            throw new AssertionError(answer.body());
        }
        return id.group(1);
    }
}
