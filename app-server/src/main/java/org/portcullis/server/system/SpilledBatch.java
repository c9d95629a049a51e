package org.portcullis.server.system;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch of validations as lines of JSON: a heading that says what must follow, then one line for each validation.
 *
 * @param batch its name
 * @param validations in their order
 */
record SpilledBatch(UUID batch, List<ValidationRecord> validations) {

    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Heading(int format, UUID batch, int validations) {}

    private record Line(
            long at,
            int outcome,
            @Nullable Long license,
            @Nullable Long owner,
            @Nullable Long product,
            @Nullable Long asked,
            String key,
            String ip,
            @Nullable String hardware,
            String channel,
            @Nullable String productVersion,
            @Nullable String macAddress,
            @Nullable String operatingSystem,
            @Nullable String operatingSystemVersion,
            @Nullable String operatingSystemArchitecture,
            @Nullable String javaVersion,
            @Nullable Boolean spam) {

        static Line of(ValidationRecord validation) {
            ClientFacts client = validation.client();
            return new Line(
                    validation.at().toEpochMilli(),
                    validation.outcome().code(),
                    validation.license().map(LicenseId::value).orElse(null),
                    validation.owner().map(AccountId::value).orElse(null),
                    validation.product().map(ProductId::value).orElse(null),
                    validation.asked().map(ProductId::value).orElse(null),
                    validation.key().text(),
                    validation.ip(),
                    validation.hardware().orElse(null),
                    validation.channel(),
                    client.productVersion().orElse(null),
                    client.macAddress().orElse(null),
                    client.operatingSystem().orElse(null),
                    client.operatingSystemVersion().orElse(null),
                    client.operatingSystemArchitecture().orElse(null),
                    client.javaVersion().orElse(null),
                    validation.spam() ? true : null);
        }

        ValidationRecord validation() {
            return new ValidationRecord(
                    Instant.ofEpochMilli(at),
                    Outcome.ofCode(outcome),
                    Optional.ofNullable(license).map(LicenseId::new),
                    Optional.ofNullable(owner).map(AccountId::new),
                    Optional.ofNullable(product).map(ProductId::new),
                    Optional.ofNullable(asked).map(ProductId::new),
                    new LicenseKey(key),
                    ip,
                    Optional.ofNullable(hardware),
                    channel,
                    new ClientFacts(
                            Optional.ofNullable(productVersion),
                            Optional.ofNullable(macAddress),
                            Optional.ofNullable(operatingSystem),
                            Optional.ofNullable(operatingSystemVersion),
                            Optional.ofNullable(operatingSystemArchitecture),
                            Optional.ofNullable(javaVersion)),
                    spam != null && spam);
        }
    }

    static String text(UUID batch, List<ValidationRecord> validations) {
        Stream<Object> heading = Stream.of(new Heading(FORMAT, batch, validations.size()));
        return Stream.concat(heading, validations.stream().map(Line::of))
                .map(line -> JSON.writeValueAsString(line) + "\n")
                .collect(Collectors.joining());
    }

    /** Throws whatever comes if {@code lines} are not what {@link #text} made. */
    static SpilledBatch parse(List<String> lines) {
        Heading heading = JSON.readValue(lines.getFirst(), Heading.class);
        if (heading.format() != FORMAT || heading.validations() != lines.size() - 1) {
            throw new IllegalArgumentException("of format %d with %d validations, but has %d lines"
                    .formatted(heading.format(), heading.validations(), lines.size()));
        }
        List<ValidationRecord> validations = lines.stream()
                .skip(1)
                .map(line -> JSON.readValue(line, Line.class).validation())
                .toList();
        return new SpilledBatch(heading.batch(), validations);
    }
}
