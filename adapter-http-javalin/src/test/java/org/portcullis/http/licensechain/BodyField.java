package org.portcullis.http.licensechain;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A field of a body, by one of the names that it has.
 *
 * @param route whose body it is in
 * @param name how it is written
 * @param documentedName how the document writes it
 * @param isFlag whether it is true or false; else it is text
 */
record BodyField(String route, String name, String documentedName, boolean isFlag) {

    /** The records that bodies are read into; other routes read none. */
    private static final Map<String, Class<?>> BODIES = Map.ofEntries(
            entry("POST /v1/auth/register", AuthMessages.RegisterBody.class),
            entry("POST /v1/auth/login", AuthMessages.LoginBody.class),
            entry("POST /v1/auth/refresh", AuthMessages.RefreshBody.class),
            entry("POST /v1/apps", AppMessages.CreateBody.class),
            entry("PUT /v1/apps/{id}", AppMessages.ChangeBody.class),
            entry("PATCH /v1/apps/{id}", AppMessages.ChangeBody.class),
            entry("POST /v1/licenses/verify", VerifyMessages.VerifyBody.class),
            entry("POST /v1/apps/{appId}/licenses", LicenseMessages.CreateBody.class),
            entry("PATCH /v1/licenses/{id}", LicenseMessages.ChangeBody.class),
            entry("PUT /v1/licenses/{id}", LicenseMessages.ChangeBody.class),
            entry("PATCH /v1/licenses/{id}/status", LicenseMessages.StatusBody.class),
            entry("PATCH /v1/licenses/{id}/extend", LicenseMessages.ExtendBody.class));

    /** The routes that read a body. */
    static List<String> routes() {
        return BODIES.keySet().stream().sorted().toList();
    }

    /** Every field of every body, by each of its names. */
    static Stream<BodyField> all() {
        return BODIES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(body -> Arrays.stream(body.getValue().getRecordComponents())
                        .flatMap(component -> of(body.getKey(), component)));
    }

    private static Stream<BodyField> of(String route, RecordComponent component) {
        String documented = documentedName(component);
        boolean isFlag = component.getType().equals(Boolean.class);
        return names(component).map(name -> new BodyField(route, name, documented, isFlag));
    }

    private static Stream<String> names(RecordComponent component) {
        Stream<String> others = Optional.ofNullable(component.getAccessor().getAnnotation(JsonAlias.class)).stream()
                .flatMap(alias -> Stream.of(alias.value()));
        return Stream.concat(Stream.of(documentedName(component)), others);
    }

    private static String documentedName(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    @Override
    public String toString() {
        return route + " " + name;
    }
}
