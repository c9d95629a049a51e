package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.payment.Money;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.in.PaymentChange;
import org.portcullis.testkit.Fixtures;

/** Figures, over real sockets. */
class AnalyticsTest {

    private final LiveServer server = LiveServer.start();
    private final Api vendor = Api.of(server, LiveServer.OWNER);
    private final License license = server.license("LC-FIGURE-000001", builder -> builder.plan(LicensePlan.PRO));
    private final License strict =
            server.license("LC-FIGURE-000002", builder -> builder.product(LiveServer.STRICT_PRODUCT));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void revenueIsToldForEachDayInTheCurrencyInWhichMostWasEarned() {
        pay(license, 1_999, "EUR", PaymentStatus.COMPLETED);
        pay(license, 500, "USD", PaymentStatus.COMPLETED);
        pay(license, 99_999, "EUR", PaymentStatus.PENDING);
        pay(license, 99_999, "EUR", PaymentStatus.FAILED);
        PaymentChange.Done refunded = pay(strict, 1_000, "EUR", PaymentStatus.COMPLETED);
        server.time().advance(Duration.ofDays(1));
        server.engine().payments().change(caller(), refunded.payment().id(), PaymentStatus.REFUNDED);

        assertThat(Api.of(server, LiveServer.OWNER)
                        .get("/v1/analytics/revenue?period=7d")
                        .body())
                .isEqualTo(
                        "{\"period\":\"7d\",\"startDate\":\"2026-01-10\",\"endDate\":\"2026-01-16\",\"dailyRevenue\":{"
                                + "\"2026-01-10\":0.00,\"2026-01-11\":0.00,\"2026-01-12\":0.00,\"2026-01-13\":0.00,"
                                + "\"2026-01-14\":0.00,\"2026-01-15\":29.99,\"2026-01-16\":-10.00},\"totalRevenue\":19.99,"
                                + "\"currency\":\"EUR\",\"totalByCurrency\":{\"EUR\":19.99,\"USD\":5.00}}");
        assertThat(Api.of(server, LiveServer.POOR).get("/v1/analytics/revenue").body())
                .contains("\"totalRevenue\":0.00,\"currency\":\"USD\",\"totalByCurrency\":{}}");
    }

    @Test
    void licensesAreToldByWhatTheyAreAndWhenTheyWereMade() {
        server.license("LC-FIGURE-000003", builder -> builder.standing(Standing.REVOKED));
        server.license("LC-FIGURE-000004", builder -> builder.term(Term.until(Fixtures.NOW)));
        server.license("LC-FIGURE-000005", builder -> builder.standing(Standing.DELETED));

        assertThat(vendor.get("/v1/analytics/licenses?period=7d").body())
                .startsWith("{\"period\":\"7d\",\"startDate\":\"2026-01-09\",\"endDate\":\"2026-01-15\",\"created\":{")
                .contains("\"2026-01-14\":0,\"2026-01-15\":5}")
                .contains("\"byStatus\":{\"ACTIVE\":2,\"INACTIVE\":0,\"SUSPENDED\":0,\"REVOKED\":1,\"EXPIRED\":1}")
                .contains("\"byPlan\":{\"FREE\":3,\"PRO\":1,\"BUSINESS\":0,\"ENTERPRISE\":0}")
                .contains("\"" + uuidOf(LiveServer.PRODUCT) + "\":3")
                .contains("\"" + uuidOf(LiveServer.STRICT_PRODUCT) + "\":1");
        pay(license, 1_999, "JPY", PaymentStatus.COMPLETED);
        assertThat(vendor.get("/v1/licenses/stats").body())
                .isEqualTo(
                        "{\"total\":4,\"active\":2,\"expired\":1,\"revoked\":1,\"revenue\":1999,\"currency\":\"JPY\"}");
    }

    @Test
    void usersAreAccountsForAdministratorsAndCustomersForVendors() {
        server.store(stores -> stores.customers()
                .add(Fixtures.customer(stores.customers().nextId(), LiveServer.OWNER, "a@example.com")));

        assertThat(vendor.get("/v1/analytics/users?period=7d").body())
                .contains("\"2026-01-15\":1}", "\"total\":1,\"active\":0}");
        assertThat(Api.of(server, LiveServer.ADMIN).get("/v1/analytics/users").body())
                .startsWith("{\"period\":\"30d\",\"startDate\":\"2025-12-17\",\"endDate\":\"2026-01-15\"")
                .contains("\"2026-01-15\":4}", "\"total\":4,\"active\":2}");
    }

    @Test
    void onlyAdministratorsSeeTheWholeInstance() {
        pay(license, 1_000, "EUR", PaymentStatus.COMPLETED);

        assertThat(vendor.get("/v1/analytics/stats").status()).isEqualTo(403);
        assertThat(Api.of(server, LiveServer.ADMIN).get("/v1/analytics/stats").body())
                .isEqualTo(
                        "{\"users\":{\"total\":4},\"licenses\":{\"total\":2,\"active\":2,\"expired\":0,\"revoked\":0},"
                                + "\"products\":{\"total\":3},\"revenue\":{\"total\":10.00,\"currency\":\"EUR\"}}");
    }

    @Test
    void anAppKeySeesTheFiguresOfItsApp() {
        server.appKey("the-key-of-the-app", LiveServer.PRODUCT);
        pay(license, 1_000, "EUR", PaymentStatus.COMPLETED);
        pay(strict, 7_000, "EUR", PaymentStatus.COMPLETED);
        Api app = vendor.bearing("the-key-of-the-app");

        assertThat(app.get("/v1/analytics/revenue").body()).contains("\"totalRevenue\":10.00");
        assertThat(app.get("/v1/licenses/stats").body()).contains("\"total\":1,", "\"revenue\":10.00");
        assertThat(app.get("/v1/analytics/licenses").body())
                .contains("\"byApp\":{\"" + uuidOf(LiveServer.PRODUCT) + "\":1}");
        assertThat(app.get("/v1/analytics/users").body()).contains("\"total\":0,\"active\":0}");
        assertThat(app.get("/v1/analytics/stats").status()).isEqualTo(403);
        assertThat(app.get("/v1/licenses/" + strict.uuid() + "/analytics").status())
                .isEqualTo(404);
    }

    @Test
    void theUseOfALicenseIsToldForEachDay() {
        String verify = "{\"key\":\"LC-FIGURE-000001\",\"hwuid\":\"H-1\"}";
        server.client().post("/v1/licenses/verify", verify);
        server.client().post("/v1/licenses/verify", verify);
        server.recorded(2);

        for (String name : List.of(license.uuid().toString(), "LC-FIGURE-000001")) {
            assertThat(vendor.get("/v1/licenses/" + name + "/analytics?period=7d")
                            .body())
                    .startsWith(
                            "{\"licenseId\":\"" + license.uuid() + "\",\"period\":\"7d\",\"startDate\":\"2026-01-09\",")
                    .contains(
                            "\"2026-01-14\":{\"successful\":0,\"failed\":0},\"2026-01-15\":{\"successful\":2,\"failed\":0}}")
                    .endsWith(
                            "\"totalVerifications\":2,\"successful\":2,\"failed\":0,\"uniqueIps\":1,\"uniqueDevices\":1,"
                                    + "\"lastVerifiedAt\":\"2026-01-15T12:00:00.000Z\"}");
        }
    }

    @Test
    void aPeriodIsOneOfFour() {
        for (String path : List.of(
                "/v1/analytics/revenue",
                "/v1/analytics/licenses",
                "/v1/analytics/users",
                "/v1/licenses/LC-FIGURE-000001/analytics")) {
            for (String period : List.of("7d", "30d", "90d", "1y")) {
                assertThat(vendor.get(path + "?period=" + period).body()).contains("\"period\":\"" + period + "\"");
            }
            for (String period : List.of("0d", "1Y", "7", "-7d", "9223372036854775808d", "x")) {
                Answer answer = vendor.get(path + "?period=" + period);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("period must be one of 7d, 30d, 90d, 1y", "VALIDATION_ERROR");
            }
        }
    }

    private PaymentChange.Done pay(License of, long amount, String currency, PaymentStatus status) {
        var draft = new PaymentDraft(
                of.id(),
                Optional.empty(),
                new Money(amount, Currency.getInstance(currency)),
                status,
                Optional.empty(),
                Optional.empty());
        return (PaymentChange.Done) server.engine().payments().create(caller(), draft, Optional.empty());
    }

    private static Caller caller() {
        return new Caller.SignedIn(LiveServer.OWNER, Role.USER, Fixtures.origin());
    }

    private String uuidOf(ProductId product) {
        return server.ask(stores ->
                        stores.products().find(product, new Scope.Everything()).orElseThrow())
                .uuid()
                .toString();
    }
}
