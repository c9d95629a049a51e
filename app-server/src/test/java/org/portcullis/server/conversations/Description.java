package org.portcullis.server.conversations;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.OpenApi31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.http.HttpServer;
import tools.jackson.databind.JsonNode;

/** A dialect's description in OpenAPI 3.1, and what of a call or an answer it does not describe. */
final class Description {

    private static final String BASE = "https://portcullis.example/openapi.json";
    private static final Set<String> BODILESS = Set.of("get", "delete");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private Description(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDialect(
                OpenApi31.getInstance(),
                builder -> builder.schemas(id -> id.equals(BASE) ? document.toString() : null));
    }

    static Description of(String dialect) {
        try (InputStream file = resource(HttpServer.class, "/openapi/" + dialect + ".json")) {
            return new Description(Conversation.JSON.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(Class<?> near, String name) {
        return Objects.requireNonNull(near.getResourceAsStream(name), name);
    }

    /** What makes it no OpenAPI 3.1. */
    List<String> defects() {
        Schema openApi = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(Description.class, "/openapi/schemas/v3.1/schema.yaml"), InputFormat.YAML);
        return texts(openApi.validate(document));
    }

    /** What is wrong with a call that should be right, or with how it is described. */
    List<String> defectsOfRequest(String method, String pathAndQuery, String type, Optional<JsonNode> body) {
        Optional<String> path = pathOf(pathAndQuery);
        JsonNode operation = operation(method, path);
        if (operation.isMissingNode()) {
            return List.of("not described");
        }
        Optional<String> schema = body.isPresent()
                ? Optional.of(pointer(method, path) + "/requestBody/content/" + type.replace("/", "~1") + "/schema")
                : Optional.empty();
        if (body.isEmpty() != BODILESS.contains(method.toLowerCase(Locale.ROOT))) {
            return List.of("has a body or lacks one");
        }
        return schema.map(pointer -> validate(pointer, body.orElseThrow())).orElse(List.of());
    }

    /** What is wrong with an answer, or with how it is described. */
    List<String> defectsOfResponse(
            String method, String pathAndQuery, int status, Set<String> headers, String type, JsonNode body) {
        Optional<String> path = pathOf(pathAndQuery);
        String pointer = pointer(method, path) + "/responses/" + status;
        JsonNode response = document.at(pointer);
        if (response.has("$ref")) {
            pointer = response.get("$ref").stringValue().substring(1);
            response = document.at(pointer);
        }
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not described");
        }
        List<String> missing = response.path("headers").properties().stream()
                .filter(header -> header.getValue().path("required").booleanValue(false))
                .filter(header -> !headers.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(header -> "lacks the header " + header.getKey())
                .toList();
        String content = type.replaceAll(";.*", "");
        if (!response.path("content").has(content)) {
            return List.of("content " + content + " is not described");
        }
        List<String> defects = validate(pointer + "/content/" + content.replace("/", "~1") + "/schema", body);
        return Stream.concat(missing.stream(), defects.stream()).toList();
    }

    private List<String> validate(String pointer, JsonNode value) {
        return texts(schemas.getSchema(SchemaLocation.of(BASE + "#" + pointer)).validate(value));
    }

    private static List<String> texts(List<Error> errors) {
        return errors.stream().map(Error::toString).toList();
    }

    private JsonNode operation(String method, Optional<String> path) {
        return document.at(pointer(method, path));
    }

    private static String pointer(String method, Optional<String> path) {
        return "/paths/" + path.orElse("").replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
    }

    /** The described path that a call is for: of several the one with the fewest parameters. */
    private Optional<String> pathOf(String pathAndQuery) {
        String path = pathAndQuery.replaceAll("\\?.*", "");
        return document.get("paths").propertyNames().stream()
                .filter(template -> Pattern.matches(
                        Stream.of(template.split("/", -1))
                                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                                .collect(Collectors.joining("/")),
                        path))
                .min((one, other) -> Long.compare(parameters(one), parameters(other)));
    }

    private static long parameters(String template) {
        return template.chars().filter(character -> character == '{').count();
    }
}
