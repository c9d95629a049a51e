package org.portcullis.http.sunlicense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Intent;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import org.portcullis.http.dialect.ClientAddresses;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.OwnSite;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.UseCases;
import tools.jackson.databind.JsonNode;

/** The description that is served has the routes that are served, and their intents. */
class SunLicenseDescriptionTest {

    private final AtomicReference<UseCases> useCases = new AtomicReference<>();
    private LiveServer server;
    private JsonNode description;

    @BeforeEach
    void start() {
        server = LiveServer.start(LiveServer.config(List.of(), true, Duration.ofSeconds(30)), real -> {
            useCases.set(real);
            return real;
        });
        Answer answer = server.client().call("GET", "/openapi/sunlicense.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        description = Api.json(answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> described = operations().stream().collect(Collectors.toSet());
        Set<String> served = new SunLicenseDialect(
                        useCases.get(),
                        new DialectSettings(
                                new ClientAddresses(List.of()),
                                true,
                                1_000,
                                RequestLimits.NONE,
                                new OwnSite(Optional.empty())))
                .routes().stream()
                        .map(route -> route.method().name() + " " + route.path())
                        .collect(Collectors.toSet());
        served.add("POST /api/v1/validate");

        assertThat(described).isEqualTo(served);
    }

    @Test
    void theIntentsThatAreDescribedAreThoseThatAreAsked() {
        server.apiToken("of-no-use", LiveServer.OWNER, Set.of(Intent.LICENSE_VALIDATE), Optional.empty());
        int asked = 0;
        for (String operation : operations()) {
            String[] methodAndPath = operation.split(" ");
            JsonNode described = description
                    .get("paths")
                    .get(methodAndPath[1])
                    .get(methodAndPath[0].toLowerCase(Locale.ROOT))
                    .path("x-accepted-intents");
            if (described.isMissingNode() || methodAndPath[1].endsWith("/validate")) {
                continue;
            }
            String path = methodAndPath[1].replace("{platform}", "SPIGOT").replaceAll("\\{\\w+}", "1");
            for (Answer answer : List.of(
                    server.client().call(methodAndPath[0], path, "TOKEN", "of-no-use"),
                    server.client().call(methodAndPath[0], path, "TOKEN", "wrong"),
                    server.client().call(methodAndPath[0], path))) {
                JsonNode error = Api.json(answer);
                assertThat(error.get("message").stringValue()).isEqualTo("invalid token or missing required intent");
                assertThat(error.get("accepted_intents")).as(operation).isEqualTo(described);
                asked++;
            }
            assertThat(server.client()
                            .call(methodAndPath[0], path, "TOKEN", "of-no-use")
                            .status())
                    .isEqualTo(403);
            assertThat(server.client()
                            .call(methodAndPath[0], path, "TOKEN", "wrong")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(asked).isEqualTo(3 * 25);
    }

    private List<String> operations() {
        List<String> operations = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }
}
