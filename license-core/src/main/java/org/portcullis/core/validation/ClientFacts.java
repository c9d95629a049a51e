package org.portcullis.core.validation;

import java.util.Optional;
import java.util.stream.Stream;
import org.portcullis.core.text.TextRule;

/**
 * What a program says of itself and its machine; kept for the record, without effect on the verdict.
 *
 * @param productVersion the version that runs
 * @param macAddress a network card's address
 * @param operatingSystem its name
 * @param operatingSystemVersion its version
 * @param operatingSystemArchitecture its processor family
 * @param javaVersion the Java that runs it
 */
public record ClientFacts(
        Optional<String> productVersion,
        Optional<String> macAddress,
        Optional<String> operatingSystem,
        Optional<String> operatingSystemVersion,
        Optional<String> operatingSystemArchitecture,
        Optional<String> javaVersion) {

    /** It said nothing. */
    public static final ClientFacts NONE = new ClientFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ClientFacts {
        Stream.of(
                        productVersion,
                        macAddress,
                        operatingSystem,
                        operatingSystemVersion,
                        operatingSystemArchitecture,
                        javaVersion)
                .flatMap(Optional::stream)
                .forEach(text -> TextRule.NAME.require("client fact", text));
    }
}
