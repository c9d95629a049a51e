package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portcullis.core.license.Standing;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.product.ProductType;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;
import tools.jackson.databind.JsonNode;

/** What owners do with their products. */
class SunLicenseProductsTest {

    private static final String PRODUCTS = "/api/v2/products";
    private static final String DOCUMENTED = """
            {"name":"Test Product","description":"My product description","productType":"OTHER",\
            "productTypeOther":"Custom Type","defaultMaxIPs":4,"defaultMaxHWIDs":3}""";

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
    void aProductIsMadeAndShownWithTheDocumentedFieldsInTheirOrder() {
        Answer made = api.post(PRODUCTS, DOCUMENTED);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).matches("""
                \\{"id":\\d+,"name":"Test Product","description":"My product description","productType":"OTHER",\
                "productTypeOther":"Custom Type","createdDate":"2026-01-15T12:00:00\\.000\\+00:00",\
                "updatedDate":"2026-01-15T12:00:00\\.000\\+00:00","defaultMaxIPs":4,"defaultMaxHWIDs":3,\
                "roleId":null,"purchaseRoleId":null,"url":null,"imageUrl":null}""");
        Answer shown = api.get(PRODUCTS + "/" + Api.json(made).get("id"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(made.body());
    }

    @ParameterizedTest
    @EnumSource(ProductType.class)
    void everyTypeComesBack(ProductType type) {
        JsonNode made = api.made(PRODUCTS, "{\"name\":\"P\",\"productType\":\"%s\"}".formatted(type));

        assertThat(made.get("productType").stringValue()).isEqualTo(type.name());
        assertThat(Api.json(api.get(PRODUCTS + "/" + made.get("id")))).isEqualTo(made);
    }

    @Test
    void textsComeBackAsTheyWereSentEmptyOnesToo() {
        JsonNode made = api.made(PRODUCTS, """
                {"name":"P","description":"","productTypeOther":"","roleId":"","purchaseRoleId":" 42 ",\
                "url":"https://example.com/?a=1&b=<2>","imageUrl":"","defaultMaxIPs":-1,"defaultMaxHWIDs":0}""");

        JsonNode shown = Api.json(api.get(PRODUCTS + "/" + made.get("id")));
        assertThat(shown.get("description").stringValue()).isEmpty();
        assertThat(shown.get("productTypeOther").stringValue()).isEmpty();
        assertThat(shown.get("roleId").stringValue()).isEmpty();
        assertThat(shown.get("purchaseRoleId").stringValue()).isEqualTo(" 42 ");
        assertThat(shown.get("url").stringValue()).isEqualTo("https://example.com/?a=1&b=<2>");
        assertThat(shown.get("imageUrl").stringValue()).isEmpty();
        assertThat(shown.get("defaultMaxIPs").intValue()).isEqualTo(-1);
        assertThat(shown.get("defaultMaxHWIDs").intValue()).isZero();
    }

    @Test
    void aReplacementResetsWhatItLeavesOutAndKeepsWhatIsNotItsOwn() {
        JsonNode made = api.made(PRODUCTS, DOCUMENTED);
        server.time().advance(Duration.ofMinutes(1));

        Answer replaced = api.put(PRODUCTS + "/" + made.get("id"), """
                {"id":4711,"createdDate":"1999-01-01T00:00:00.000+00:00","updatedDate":7,"owner":2,"name":"Renamed"}""");

        assertThat(replaced.status()).isEqualTo(200);
        JsonNode shown = Api.json(replaced);
        assertThat(shown.get("id")).isEqualTo(made.get("id"));
        assertThat(shown.get("name").stringValue()).isEqualTo("Renamed");
        assertThat(shown.get("description").isNull()).isTrue();
        assertThat(shown.get("productTypeOther").isNull()).isTrue();
        assertThat(shown.get("defaultMaxIPs").isNull()).isTrue();
        assertThat(shown.get("createdDate")).isEqualTo(made.get("createdDate"));
        assertThat(shown.get("updatedDate").stringValue()).isEqualTo("2026-01-15T12:01:00.000+00:00");
        assertThat(Api.json(api.get(PRODUCTS + "/" + made.get("id")))).isEqualTo(shown);
    }

    @Test
    void aReplacementKeepsWhatTheDocumentHasNoFieldFor() {
        Product product = server.ask(stores -> {
            Product added = new ProductDraft(
                            "Elsewhere",
                            Optional.empty(),
                            false,
                            Optional.of("LIC"),
                            Optional.empty(),
                            Optional.empty(),
                            true)
                    .product(stores.products().nextId(), new UUID(0, 99), LiveServer.OWNER, Fixtures.NOW);
            stores.products().add(added);
            return added;
        });

        api.put(PRODUCTS + "/" + product.id().value(), "{\"name\":\"Renamed\"}");

        Product replaced = server.ask(stores ->
                stores.products().find(product.id(), Fixtures.EVERYTHING).orElseThrow());
        assertThat(replaced.active()).isFalse();
        assertThat(replaced.licensePrefix()).contains("LIC");
        assertThat(replaced.requiresHardware()).isTrue();
    }

    @Test
    void whatWasShownCanBeSentBackWithoutEffect() {
        JsonNode made = api.made(PRODUCTS, DOCUMENTED);

        Answer replaced = api.put(PRODUCTS + "/" + made.get("id"), made.toString());

        assertThat(Api.json(replaced)).isEqualTo(made);
    }

    @Test
    void aNameIsUniqueWithinItsAccount() {
        JsonNode made = api.made(PRODUCTS, DOCUMENTED);

        for (Answer taken : List.of(
                api.post(PRODUCTS, "{\"name\":\"  test PRODUCT \"}"),
                api.put(PRODUCTS + "/1", "{\"name\":\"Test Product\"}"))) {
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.body())
                    .isEqualTo("{\"message\":\"Product name already exists\","
                            + "\"accepted_intents\":[\"PRODUCTS_READ_WRITE\",\"ALL_READ_WRITE\"]}");
        }
        assertThat(Api.json(api.get(PRODUCTS + "/1")).get("name").stringValue()).isEqualTo("Demo Plugin");
        assertThat(Api.of(server, LiveServer.POOR).made(PRODUCTS, DOCUMENTED).get("id"))
                .isNotEqualTo(made.get("id"));
    }

    @Test
    void ofManyThatMakeTheSameNameAtOnceOneIsMade() {
        List<Integer> statuses = Racers.race(
                48, number -> api.post(PRODUCTS, "{\"name\":\"Same\"}").status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void ofManyThatMakeDifferentNamesAtOnceAllAreMade() {
        // In Latin letters, as addresses have them, these are one.
        List<Integer> statuses = Racers.race(
                48,
                number -> api.post(PRODUCTS, "{\"name\":\"%s\"}".formatted("\u0416".repeat(number + 1)))
                        .status());

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void aProductWithLicensesStaysUntilTheyAreDeleted() {
        server.license("LIC-IN-USE", builder -> builder);

        Answer refused = api.delete(PRODUCTS + "/1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).startsWith("{\"message\":\"Product has licenses, cannot delete\",");
        assertThat(api.get(PRODUCTS + "/1").status()).isEqualTo(200);
    }

    @Test
    void aProductWhoseLicensesAreAllDeletedIsDeleted() {
        server.license("LIC-DELETED", builder -> builder.standing(Standing.DELETED));

        Answer deleted = api.delete(PRODUCTS + "/1");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEqualTo("{\"message\":\"Product deleted\"}");
        assertThat(api.get(PRODUCTS + "/1").status()).isEqualTo(404);
        assertThat(api.delete(PRODUCTS + "/1").status()).isEqualTo(404);
        assertThat(api.get(PRODUCTS).body()).doesNotContain("Demo Plugin");
    }

    @Test
    void othersProductsAreAsIfTheyDidNotExist() {
        Api poor = new Api(server, LiveServer.API_TOKEN_OF_THE_POOR);

        for (Answer answer : List.of(
                poor.get(PRODUCTS + "/1"), poor.put(PRODUCTS + "/1", DOCUMENTED), poor.delete(PRODUCTS + "/1"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .startsWith("{\"message\":\"Product not found\",\"accepted_intents\":[\"PRODUCTS_READ");
        }
        assertThat(ids(poor.get(PRODUCTS))).containsExactly(2L);
        assertThat(ids(Api.of(server, LiveServer.ADMIN).get(PRODUCTS))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aListIsWholeOrAPageAndTellsHowLongItIs() {
        IntStream.range(0, 250).forEach(number -> api.made(PRODUCTS, "{\"name\":\"P%d\"}".formatted(number)));

        Answer whole = api.get(PRODUCTS);
        Answer page = api.get(PRODUCTS + "?page=26&limit=10");

        assertThat(ids(whole)).hasSize(252).isSorted().doesNotHaveDuplicates();
        assertThat(whole.header("X-Total-Count")).contains("252");
        assertThat(ids(page)).isEqualTo(ids(whole).subList(250, 252));
        assertThat(page.header("X-Total-Count")).contains("252");
        assertThat(ids(api.get(PRODUCTS + "?limit=240"))).isEqualTo(ids(whole).subList(0, 240));
        assertThat(ids(api.get(PRODUCTS + "?page=2"))).isEqualTo(ids(whole).subList(100, 200));
        assertThat(ids(api.get(PRODUCTS + "?page=1000000000"))).isEmpty();
        assertThat(ids(api.get(PRODUCTS + "?page=9223372036854775&limit=1000"))).isEmpty();
        Answer head = server.client().call("HEAD", PRODUCTS, "TOKEN", api.token());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("X-Total-Count")).contains("252");
    }

    static List<Long> ids(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        List<Long> ids = new ArrayList<>();
        Api.json(answer).forEach(item -> ids.add(item.get("id").longValue()));
        return ids;
    }
}
