package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.sunlicense.SunLicenseProductsTest.ids;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Intent;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.customer.PlatformAccount;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.license.Platform;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;

/** Who bought licences, as it is shown. */
class SunLicenseCustomersTest {

    private static final String CUSTOMERS = "/api/v2/customers";

    private LiveServer server;
    private Api api;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCustomerIsShownWithTheDocumentedFieldsInTheirOrder() {
        Customer customer = add(
                LiveServer.OWNER,
                new CustomerDraft(
                        "Ann Other",
                        Optional.of("ann@example.com"),
                        Optional.of("+49 123"),
                        Optional.of("4711"),
                        Optional.of("never shown"),
                        new CustomerProfile(
                                Optional.of("Ann"),
                                Optional.of("Other"),
                                Optional.of("ann_o"),
                                Optional.of("https://example.com/a.png"),
                                Optional.of("ann#1"),
                                Optional.of("https://example.com/d.png"),
                                Map.of(
                                        Platform.SPIGOT,
                                        account("s"),
                                        Platform.FORGE,
                                        account("f"),
                                        Platform.BUKKIT,
                                        account("b"),
                                        Platform.BUILT_BY_BIT,
                                        account("bbb"),
                                        Platform.SOURCE_EXCHANGE,
                                        account("se")))));

        Answer shown = api.get(CUSTOMERS + "/" + customer.id().value());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo("""
                {"id":%d,"firstName":"Ann","lastName":"Other","username":"ann_o","email":"ann@example.com",\
                "phoneNumber":"+49 123","profilePictureUrl":"https://example.com/a.png","passwordHash":null,\
                "role":null,"status":null,"createdAt":"2026-01-15T12:00:00.000+00:00","lastLoginAt":null,\
                "discordId":"4711","discordUsername":"ann#1","discordAvatarUrl":"https://example.com/d.png",\
                "discordAccessToken":null,"discordRefreshToken":null,"discordTokenExpiry":null,"spigotId":"s-id",\
                "spigotUsername":"s","forgeId":"f-id","forgeUsername":"f","bukkitId":"b-id","bukkitUsername":"b",\
                "builtByBitId":"bbb-id","builtByBitUsername":"bbb","sourceExchangeId":"se-id",\
                "sourceExchangeUsername":"se"}""".formatted(customer.id().value()));
        assertThat(api.get(CUSTOMERS).body()).isEqualTo("[" + shown.body() + "]");
    }

    @Test
    void customersAreListedAndOthersAreAsIfTheyDidNotExist() {
        Customer first = add(LiveServer.OWNER, CustomerDraft.of("First", "first@example.com"));
        Customer others = add(LiveServer.POOR, CustomerDraft.of("Others", "first@example.com"));
        Customer second = add(LiveServer.OWNER, CustomerDraft.of("Second", "second@example.com"));

        Answer listed = api.get(CUSTOMERS);

        assertThat(ids(listed)).containsExactly(first.id().value(), second.id().value());
        assertThat(listed.header("X-Total-Count")).contains("2");
        assertThat(ids(api.get(CUSTOMERS + "?page=2&limit=1")))
                .containsExactly(second.id().value());
        assertThat(ids(Api.of(server, LiveServer.ADMIN).get(CUSTOMERS))).hasSize(3);
        Answer foreign = api.get(CUSTOMERS + "/" + others.id().value());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body())
                .isEqualTo("{\"message\":\"Customer not found\",\"accepted_intents\":"
                        + "[\"CUSTOMERS_READ\",\"ALL_READ\",\"ALL_READ_WRITE\"]}");
    }

    @Test
    void onlyTheDocumentedIntentsRead() {
        for (Intent intent : Intent.values()) {
            String secret = "token-" + intent;
            server.apiToken(secret, LiveServer.OWNER, Set.of(intent), Optional.empty());
            boolean reads = Set.of(Intent.CUSTOMERS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE)
                    .contains(intent);
            assertThat(new Api(server, secret).get(CUSTOMERS).status()).isEqualTo(reads ? 200 : 403);
        }
    }

    @Test
    void customersAreOnlyRead() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(api.send(method, CUSTOMERS, "{}").status()).isEqualTo(405);
        }
    }

    private Customer add(AccountId owner, CustomerDraft draft) {
        return server.ask(stores -> {
            CustomerId id = stores.customers().nextId();
            Customer customer = draft.customer(id, new UUID(1, id.value()), owner, Fixtures.NOW);
            stores.customers().add(customer);
            return customer;
        });
    }

    private static PlatformAccount account(String name) {
        return new PlatformAccount(Optional.of(name + "-id"), Optional.of(name));
    }
}
