package org.portcullis.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people see of the page of the APIs, and what their browser asks for meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsInBrowserTest {

    private final Chromium chromium = Chromium.start();
    private final LiveServer server = LiveServer.start();

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void everyDescriptionCanBeChosenAndItsOperationsAreShown() {
        try (Visit visit = visit("/docs")) {
            Page page = visit.page();
            assertThat(page).hasTitle("Portcullis: its APIs");
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("Portcullis").setExact(true)))
                    .isVisible();

            for (Description description : Description.ALL.reversed()) {
                choose(page, description.dialect());

                JsonNode document = document(description);
                assertThat(page.locator(".info .title"))
                        .containsText(document.path("info").path("title").asString());
                assertThat(page.locator(".opblock")).hasCount(operations(document));
                assertThat(visit.requests()).anyMatch(address -> address.endsWith(description.path()));
            }
            assertNothingForeign(visit);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?url=https://example.com/x.json",
                "?configUrl=https://example.com/x.json",
                "?urls.primaryName=https://example.com/x.json",
                "?validatorUrl=https://example.com/x&oauth2RedirectUrl=https://example.com/x",
                "#https://example.com/x.json"
            })
    void nothingThatAnAddressSaysBringsSomethingForeign(String said) {
        try (Visit visit = visit("/docs" + said)) {
            Description first = Description.ALL.getFirst();

            assertThat(visit.page().locator(".opblock")).hasCount(operations(document(first)));
            assertThat(visit.requests()).anyMatch(address -> address.endsWith(first.path()));
            assertNothingForeign(visit);
        }
    }

    @Test
    void aCallCanBeTriedOut() {
        try (Visit visit = visit("/docs")) {
            choose(visit.page(), "sunlicense");

            assertThat(tryOut(visit, "/api/v2/healthy"))
                    .containsText(server.client().call("GET", "/api/v2/healthy").body());
            assertThat(visit.requests()).anyMatch(address -> address.endsWith("/api/v2/healthy"));
            assertNothingForeign(visit);
        }
    }

    @Test
    void aTokenThatIsEnteredGoesWithCallsAndIsForgottenWithThePage() {
        try (Visit visit = visit("/docs")) {
            Page page = visit.page();
            choose(page, "sunlicense");
            page.locator(".auth-wrapper .authorize").click();
            page.locator(".auth-container input").fill(LiveServer.API_TOKEN);
            page.locator(".auth-container .authorize").click();
            page.locator(".auth-container .btn-done").click();

            assertThat(tryOut(visit, "/api/v2/ping")).containsText("pong");
            assertThat(page.locator(".auth-wrapper .authorize.locked")).isVisible();
            assertThat(
                            page.evaluate(
                                    "() => JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, location.href])"))
                    .asString()
                    .doesNotContain(LiveServer.API_TOKEN);
            page.reload();
            assertThat(page.locator(".auth-wrapper .authorize.unlocked")).isVisible();
            assertNothingForeign(visit);
        }
    }

    /** Without it, that nothing is complained about would not tell much. */
    @Test
    void thePolicyHoldsAndItsRefusalsAreNoticed() {
        try (Visit visit = visit("/docs")) {
            choose(visit.page(), "sunlicense");
            visit.page().evaluate("() => fetch('http://127.0.0.1:9/').catch(() => {})");
            visit.page()
                    .evaluate("() => { document.body.append(Object.assign(new Image(), {src: '//127.0.0.1:9/'})) }");
            visit.page()
                    .waitForCondition(() -> visit.complaints().stream()
                            .anyMatch(complaint -> complaint.startsWith("refused: img-src ")));

            assertThat(visit.complaints()).anyMatch(complaint -> complaint.startsWith("refused: connect-src "));
        }
    }

    private Visit visit(String address) {
        Visit visit = chromium.visit(server.server().port());
        visit.page().navigate(address);
        return visit;
    }

    private static void choose(Page page, String dialect) {
        page.getByLabel("Select a definition").selectOption(new SelectOption().setLabel(dialect));
    }

    /** What is shown of the answer, once it is a good one. */
    private static Locator tryOut(Visit visit, String path) {
        Locator called = visit.page().locator("[data-path='" + path + "']");
        Locator operation = visit.page().locator(".opblock").filter(new Locator.FilterOptions().setHas(called));
        operation.locator(".opblock-summary-control").click();
        button(operation, "Try it out").click();
        button(operation, "Execute").click();
        Locator answer = operation.locator(".live-responses-table .response").first();
        assertThat(answer.locator(".response-col_status")).containsText("200");
        return answer.locator(".response-col_description");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private JsonNode document(Description description) {
        return new JsonMapper()
                .readTree(server.client().call("GET", description.path()).body());
    }

    private static int operations(JsonNode document) {
        return document.path("paths").valueStream().mapToInt(JsonNode::size).sum();
    }

    private static void assertNothingForeign(Visit visit) {
        assertThat(visit.requestsElsewhere()).isEmpty();
        assertThat(visit.complaints()).isEmpty();
    }
}
