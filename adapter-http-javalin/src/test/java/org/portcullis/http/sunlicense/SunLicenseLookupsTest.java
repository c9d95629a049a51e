package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.http.sunlicense.SunLicenseProductsTest.ids;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import tools.jackson.databind.JsonNode;

/** By what licences are looked up. */
class SunLicenseLookupsTest {

    private static final String LICENSES = "/api/v2/licenses";

    private LiveServer server;
    private Api api;
    private Api poor;
    private Customer customer;
    private License bought;
    private License onSpigot;
    private License strict;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
        poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);
        customer = server.ask(stores -> {
            Customer added = Fixtures.customer(stores.customers().nextId(), LiveServer.OWNER, "Buyer+shop@Example.com");
            stores.customers().add(added);
            return added;
        });
        bought = server.license("ABCD1234EFGH5678JKLM", builder -> builder.customer(customer.id()));
        onSpigot = server.license("LIC-SPIGOT-01", builder -> builder.platform(atSpigot("user/1 ü")));
        strict = server.license(
                "LIC-STRICT-01",
                builder -> builder.product(LiveServer.STRICT_PRODUCT)
                        .platform(atSpigot("user/1 ü"))
                        .term(Term.until(Fixtures.NOW)));
        server.license(
                "LIC-GONE-0001",
                builder -> builder.standing(Standing.DELETED)
                        .customer(customer.id())
                        .platform(atSpigot("user/1 ü")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD1234EFGH5678JKLM",
                "abcd1234efgh5678jklm",
                "ABCD-1234-EFGH-5678-JKLM",
                "%20ABCD1234EFGH5678JKLM%20"
            })
    void aKeyFindsItsLicenseHoweverItIsTyped(String key) {
        Answer answer = api.get(LICENSES + "/by-license-key/" + key);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Api.json(answer).get("id").longValue()).isEqualTo(bought.id().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-SUCH-KEY", "abc", "%D0%90BCD1234EFGH5678JKLM", "LIC-GONE-0001"})
    void aKeyThatNoLicenseHasIsNotFound(String key) {
        Answer answer = api.get(LICENSES + "/by-license-key/" + key);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"License not found\",\"accepted_intents\":[\"LICENSES_READ\","
                        + "\"LICENSES_READ_WRITE\",\"ALL_READ\",\"ALL_READ_WRITE\"]}");
    }

    @Test
    void anothersKeyIsNotFound() {
        assertThat(poor.get(LICENSES + "/by-license-key/ABCD1234EFGH5678JKLM").status())
                .isEqualTo(404);
    }

    @Test
    void lookUpsAnswerListsOfWhatIsThere() {
        long buyer = customer.id().value();

        assertListed("/by-customer-email/Buyer+shop@Example.com", bought);
        assertListed("/by-customer-email/buyer%2Bshop%40example.COM", bought);
        assertListed("/by-customer-email/nobody@example.com");
        assertListed("/by-customer-id/" + buyer, bought);
        assertListed("/by-customer-id/4711");
        assertListed("/by-platform/SPIGOT/user%2F1%20%C3%BC", onSpigot, strict);
        assertListed("/by-platform/SPIGOT/user%2F1%20%C3%BC?productId=3", strict);
        assertListed("/by-platform/SPIGOT/user%2F1%20%C3%BC?productId=2");
        assertListed("/by-platform/FORGE/user%2F1%20%C3%BC");
        assertListed("/by-product-id/1", bought, onSpigot);
        assertListed("/by-product-id/4711");
        assertListed("/by-discord-id/99", onSpigot, strict);
        assertListed("/by-discord-id/9");
        assertListed("/by-discord-id/99?page=2&limit=1", strict);
    }

    @Test
    void whatIsOthersIsInNoList() {
        for (String path : List.of(
                "",
                "?status=ACTIVE",
                "/by-customer-email/buyer%2Bshop%40example.com",
                "/by-customer-id/" + customer.id().value(),
                "/by-platform/SPIGOT/user%2F1%20%C3%BC",
                "/by-product-id/1",
                "/by-discord-id/99")) {
            Answer answer = poor.get(LICENSES + path);
            assertThat(ids(answer)).isEmpty();
            assertThat(answer.header("X-Total-Count")).contains("0");
        }
    }

    @Test
    void anAdministratorFindsEverybodys() {
        Api admin = Api.of(server, LiveServer.ADMIN);

        assertThat(ids(admin.get(LICENSES + "/by-customer-email/buyer%2Bshop%40example.com")))
                .containsExactly(bought.id().value());
        assertThat(ids(admin.get(LICENSES))).hasSize(3);
    }

    @Test
    void aStatusFindsWhatIsShownSo() {
        License suspended = server.license("LIC-SUSP-0001", builder -> builder.standing(Standing.SUSPENDED));
        License inactive = server.license(
                "LIC-INAC-0001", builder -> builder.standing(Standing.INACTIVE).term(Term.until(Fixtures.NOW)));

        assertListed("?status=ACTIVE", bought, onSpigot);
        assertListed("?status=EXPIRED", strict);
        assertListed("?status=DEACTIVATED", suspended, inactive);
        for (LicenseStatus status : LicenseStatus.values()) {
            Api.json(api.get(LICENSES + "?status=" + status))
                    .forEach(license -> assertThat(license.get("licenseStatus").stringValue())
                            .isEqualTo(status.name()));
        }
    }

    @Test
    void theCustomerIsShownWithinItsLicense() {
        JsonNode shown = Api.json(api.get(LICENSES + "/" + bought.id().value())).get("customer");

        assertThat(shown.get("id").longValue()).isEqualTo(customer.id().value());
        assertThat(shown.get("email").stringValue()).isEqualTo("Buyer+shop@Example.com");
        assertThat(shown.get("username").stringValue()).isEqualTo("ACME Corp");
        assertThat(shown.get("passwordHash").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/by-platform/spigot/1",
                "/by-platform/STEAM/1",
                "/by-platform/SPIGOT/1?productId=0",
                "/by-platform/SPIGOT/1?productId=x",
                "/by-customer-id/0",
                "/by-customer-id/-1",
                "/by-customer-id/%D9%A3",
                "/by-customer-id/9223372036854775808",
                "/by-product-id/1.5",
                "?status=SUSPENDED",
                "?status=active",
                "?page=0",
                "?page=-1",
                "?page=%D9%A3",
                "?limit=0",
                "?limit=1001",
                "?page=9223372036854775807",
                "?page=1e3",
                "/abc",
                "/0",
                "/9223372036854775808"
            })
    void whatIsWrongInAPathOrQueryIsToldWithItsName(String path) {
        Answer answer = api.get(LICENSES + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .matches("\\{\"message\":\"\\w+ must be [^\"]+\",\"accepted_intents\":\\[\"LICENSES_READ\","
                        + "\"LICENSES_READ_WRITE\",\"ALL_READ\",\"ALL_READ_WRITE\"\\]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/by-license-key/%00", "/by-platform/SPIGOT/%00", "/by-discord-id/%0A"})
    void aControlCharacterInAPathIsNoRequest(String path) {
        Answer answer = api.get(LICENSES + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Malformed request");
    }

    @Test
    void aTextInAPathIsNoLongerThanAFieldCouldHold() {
        assertThat(ids(api.get(LICENSES + "/by-discord-id/" + "x".repeat(255)))).isEmpty();
        assertThat(api.get(LICENSES + "/by-discord-id/" + "x".repeat(256)).body())
                .startsWith("{\"message\":\"discordId must be a line of at most 255 characters\"");
    }

    private void assertListed(String path, License... expected) {
        Answer answer = api.get(LICENSES + path);
        assertThat(ids(answer))
                .containsExactly(Arrays.stream(expected)
                        .map(license -> license.id().value())
                        .toArray(Long[]::new));
        if (!path.contains("page")) {
            assertThat(answer.header("X-Total-Count")).contains(String.valueOf(expected.length));
        }
    }

    private static PlatformOwner atSpigot(String id) {
        return new PlatformOwner(
                Optional.of(Platform.SPIGOT), Optional.empty(), Optional.of(id), Optional.of("99"), Optional.empty());
    }
}
