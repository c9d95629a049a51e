package org.portcullis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources keep their rules, and the rules catch what breaks them. */
class SourcesTest {

    // Surefire says where the module is; elsewhere tests run in its folder.
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final List<SourceFile> FILES = read();

    static final List<SourceRule> RULES = SourceRules.ALL;

    static Stream<Arguments> offenders() {
        return RULES.stream().flatMap(rule -> rule.offenders().stream().map(offender -> arguments(rule, offender)));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void everyRuleHolds(SourceRule rule) {
        assertThat(rule.violations().apply(FILES)).as(rule.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("offenders")
    void everyOffenderIsCaught(SourceRule rule, SourceFile offender) {
        assertThat(rule.violations().apply(List.of(offender)))
                .isNotEmpty()
                .allMatch(violation -> violation.contains(offender.toString()));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void everyRuleHasAnOffender(SourceRule rule) {
        assertThat(rule.offenders()).isNotEmpty();
    }

    @Test
    void everyModuleIsRead() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        List<String> modules = Pattern.compile("<module>(.+)</module>")
                .matcher(pom)
                .results()
                .map((MatchResult module) -> module.group(1))
                .toList();

        assertThat(modules).isNotEmpty();
        assertThat(FILES).extracting(SourceFile::module).containsAll(modules);
    }

    private static List<SourceFile> read() {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> found = Files.walk(sources)) {
                    for (Path file : found.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        files.add(new SourceFile(ROOT.relativize(file), Files.readString(file)));
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }
}
