package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import tools.jackson.databind.JsonNode;

/** Every field of every body, with every value that it can't have: told with its name, and nothing changes. */
class SunLicenseBodiesTest {

    private static final List<String> NO_TEXTS = List.of("5", "1.5", "true", "[]", "{}");
    private static final List<String> HOSTILE_LINES =
            List.of("\"a\\u0000b\"", "\"a\\u001b[2J\"", "\"a\\nb\"", "\"\\ud800\"", "\"a\\u2028b\"");
    private static final List<String> NO_NUMBERS =
            List.of("\"5\"", "1.5", "true", "[]", "{}", "9223372036854775808", "-9223372036854775809", "1e400", "1e3");
    private static final String LONG_LINE = "\"" + "x".repeat(256) + "\"";
    private static final String LONG_TEXT = "\"" + "x".repeat(4_001) + "\"";

    private LiveServer server;
    private Api api;
    private Map<String, String> good;

    @BeforeEach
    void start() {
        server = LiveServer.start();
        api = Api.ofOwner(server);
        long license =
                api.made("/api/v2/licenses", "{\"productId\":1}").get("id").longValue();
        long entry = api.made("/api/v2/blacklists", "{\"licenseDataType\":\"HWID\",\"data\":\"BAD\",\"productId\":1}")
                .get("id")
                .longValue();
        good = Map.of(
                "POST /api/v2/products",
                "\"name\":\"New\"",
                "PUT /api/v2/products/1",
                "\"name\":\"Changed\"",
                "POST /api/v2/licenses",
                "\"productId\":1",
                "PUT /api/v2/licenses/" + license,
                "\"productId\":1",
                "POST /api/v2/blacklists",
                "\"licenseDataType\":\"HWID\",\"data\":\"NEW\",\"productId\":1",
                "PUT /api/v2/blacklists/" + entry,
                "\"licenseDataType\":\"HWID\",\"data\":\"NEW\",\"productId\":1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWrongFieldOfAProductIsTold() {
        for (String route : List.of("POST /api/v2/products", "PUT /api/v2/products/1")) {
            refuses(route, "name", with(NO_TEXTS, HOSTILE_LINES, List.of("null", "\"\"", "\" \"", LONG_LINE)));
            refuses(route, "description", with(NO_TEXTS, List.of("\"a\\u0000b\"", "\"\\ud800\"", LONG_TEXT)));
            refuses(route, "productType", with(NO_TEXTS, List.of("\"\"", "\"other\"", "\"GAME\"")));
            for (String line : List.of("productTypeOther", "roleId", "purchaseRoleId")) {
                refuses(route, line, with(NO_TEXTS, HOSTILE_LINES, List.of(LONG_LINE)));
            }
            for (String url : List.of("url", "imageUrl")) {
                refuses(route, url, with(NO_TEXTS, HOSTILE_LINES, List.of("\"" + "x".repeat(2_001) + "\"")));
            }
            for (String limit : List.of("defaultMaxIPs", "defaultMaxHWIDs")) {
                refuses(route, limit, with(NO_NUMBERS, List.of("-2", "2147483648", "-2147483649")));
            }
        }
    }

    @Test
    void aWrongFieldOfALicenseIsTold() {
        for (String route : routes("/api/v2/licenses")) {
            refuses(route, "productId", with(NO_NUMBERS, List.of("null", "0", "-1")));
            refuses(route, "licenseType", with(NO_TEXTS, List.of("\"\"", "\"permanent\"", "\"TRIAL\"")));
            refuses(route, "licensePlatform", with(NO_TEXTS, List.of("\"\"", "\"STEAM\"")));
            refuses(
                    route,
                    "expiryDate",
                    with(
                            NO_TEXTS,
                            List.of(
                                    "\"\"",
                                    "\"tomorrow\"",
                                    "\"2027-01-01\"",
                                    "\"2027-01-01T00:00:00\"",
                                    "\"2027-02-30T00:00:00Z\"",
                                    "\"2027-01-01T00:00:00ZZZ\"",
                                    "\"2027-01-01T00:00:00+00:00+0000\"",
                                    "\"1969-12-31T23:59:59Z\"",
                                    "\"+10000-01-01T00:00:00Z\"",
                                    "\"9999-12-31T23:59:59-01:00\"")));
            for (String limit : List.of("maxIPs", "maxHWIDs")) {
                refuses(route, limit, with(NO_NUMBERS, List.of("-2", "2147483648")));
            }
            for (String line :
                    List.of("licensePlatformOther", "ownerPlatformId", "ownerDiscordId", "ownerDiscordUsername")) {
                refuses(route, line, with(NO_TEXTS, HOSTILE_LINES, List.of(LONG_LINE)));
            }
            refuses(route, "notes", with(NO_TEXTS, List.of("\"a\\u0000b\"", LONG_TEXT)));
        }
        refuses(
                routes("PUT /api/v2/licenses").getFirst(),
                "licenseStatus",
                List.of("5", "\"\"", "\"SUSPENDED\"", "\"active\""));
    }

    @Test
    void aWrongFieldOfABlacklistEntryIsTold() {
        for (String route : routes("/api/v2/blacklists")) {
            refuses(route, "licenseDataType", with(NO_TEXTS, List.of("null", "\"\"", "\"hwid\"", "\"MAC\"")));
            refuses(
                    route,
                    "data",
                    with(NO_TEXTS, HOSTILE_LINES, List.of("null", "\"\"", "\"unknown\"", "\"000\"", LONG_LINE)));
            refuses(route, "isForAllProducts", List.of("1", "\"true\"", "[]"));
            refuses(route, "productId", with(NO_NUMBERS, List.of("null", "0", "-1")));
            refuses(route, "reason", with(NO_TEXTS, List.of("\"a\\u0000b\"", LONG_TEXT)));
        }
    }

    @Test
    void whatIsNoBodyIsTold() {
        String deep = "{\"notes\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
        for (String route : good.keySet()) {
            for (String body : List.of("", " ", "null", "5", "\"x\"", "[", "{", "{\"name\":", "{}{}", "{} x", deep)) {
                Answer answer = call(route, body);
                assertThat(answer.status()).as(route + " " + body).isEqualTo(400);
                assertThat(Api.json(answer).get("accepted_intents")).isNotEmpty();
            }
            assertThat(call(route, "{%s,\"a\":1,\"a\":1}".formatted(good.get(route)))
                            .status())
                    .as("a field that nobody knows, twice")
                    .isEqualTo(400);
            assertThat(call(route, "{\"notes\":\"" + "x".repeat(1_048_577) + "\"}")
                            .status())
                    .isEqualTo(413);
        }
        assertUnchanged();
    }

    @Test
    void wrongMethodsAndPathsAreTold() {
        assertThat(api.send("PATCH", "/api/v2/products/1", "{}").status()).isEqualTo(405);
        assertThat(api.delete("/api/v2/products").status()).isEqualTo(405);
        Answer post = api.post("/api/v2/licenses/by-discord-id/1", "{}");
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        assertThat(api.get("/api/v2/leases").body()).isEqualTo("{\"message\":\"Not found\",\"accepted_intents\":[]}");
        assertThat(api.get("/api/v2/licenses/by-platform/SPIGOT").status()).isEqualTo(404);
        for (String id : List.of("0", "-1", "+1", "%D9%A3", "abc", "1.5", "9223372036854775808")) {
            for (String thing : List.of("products", "licenses", "blacklists")) {
                for (String method : List.of("GET", "PUT", "DELETE")) {
                    assertThat(api.send(method, "/api/v2/" + thing + "/" + id, "{}")
                                    .status())
                            .isEqualTo(400);
                }
            }
        }
        assertUnchanged();
    }

    private void refuses(String route, String field, List<String> values) {
        for (String value : values) {
            Answer answer = call(route, "{%s}".formatted(goodBut(route, field, value)));
            assertThat(answer.status())
                    .as("%s %s %s: %s", route, field, value, answer.body())
                    .isEqualTo(400);
            JsonNode error = Api.json(answer);
            assertThat(error.get("message").stringValue()).contains(field + " ");
            assertThat(error.get("accepted_intents")).hasSize(2);
        }
        assertUnchanged();
    }

    private String goodBut(String route, String field, String value) {
        List<String> fields = new ArrayList<>();
        for (String known : good.getOrDefault(route, "").split(",")) {
            if (!known.startsWith("\"" + field + "\":")) {
                fields.add(known);
            }
        }
        fields.add("\"%s\":%s".formatted(field, value));
        return String.join(",", fields);
    }

    private Answer call(String route, String body) {
        String[] methodAndPath = route.split(" ");
        return api.send(methodAndPath[0], methodAndPath[1], body);
    }

    private List<String> routes(String part) {
        return good.keySet().stream()
                .filter(route -> route.contains(part))
                .sorted()
                .toList();
    }

    private void assertUnchanged() {
        assertThat(api.get("/api/v2/products").header("X-Total-Count")).contains("2");
        assertThat(api.get("/api/v2/products/1").body()).contains("\"Demo Plugin\"");
        assertThat(api.get("/api/v2/licenses").header("X-Total-Count")).contains("1");
        assertThat(api.get("/api/v2/licenses").body()).contains("\"updatedDate\":\"2026-01-15T12:00:00.000+00:00\"");
        assertThat(api.get("/api/v2/blacklists").header("X-Total-Count")).contains("1");
        assertThat(api.get("/api/v2/blacklists").body()).contains("\"data\":\"BAD\"");
    }

    @SafeVarargs
    private static List<String> with(List<String>... values) {
        List<String> all = new ArrayList<>();
        for (List<String> some : values) {
            all.addAll(some);
        }
        return all;
    }
}
