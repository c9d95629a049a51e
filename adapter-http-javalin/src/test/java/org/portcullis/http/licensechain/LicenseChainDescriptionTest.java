package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.portcullis.http.Client.Answer;
import org.portcullis.http.LiveServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description that is served has the routes that are served. */
class LicenseChainDescriptionTest {

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        try (LiveServer server = LiveServer.start()) {
            Answer answer = server.client().call("GET", "/openapi/licensechain.json");
            assertThat(answer.status()).isEqualTo(200);
            JsonNode description = new JsonMapper().readTree(answer.body());

            List<String> described = new ArrayList<>();
            description
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            assertThat(described)
                    .containsExactlyInAnyOrderElementsOf(server.server().routes().stream()
                            .filter(route -> route.path().startsWith("/v1/"))
                            .map(route -> route.method().name() + " " + route.path())
                            .toList());
        }
    }

    @Test
    void everyParameterOfAPathIsDescribed() {
        try (LiveServer server = LiveServer.start()) {
            JsonNode description = new JsonMapper()
                    .readTree(server.client()
                            .call("GET", "/openapi/licensechain.json")
                            .body());

            description
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue().forEach(operation -> {
                        List<String> names = new ArrayList<>();
                        operation
                                .path("parameters")
                                .forEach(parameter ->
                                        names.add(parameter.path("name").asString("")));
                        Matcher parameters = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
                        while (parameters.find()) {
                            assertThat(names).as(path.getKey()).contains(parameters.group(1));
                        }
                    }));
        }
    }
}
