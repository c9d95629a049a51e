package org.portcullis.architecture;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** All rules about files: what class files don't tell, and what tests must keep, too. */
final class SourceRules {

    private static final int LINES = 400;
    private static final Pattern MOCKS = Pattern.compile("(?m)^import (static )?org\\.(mockito|easymock|powermock)\\.");
    private static final Pattern SKIPPED = Pattern.compile("(?m)^\\s*@(Disabled|Ignore)\\b");
    private static final Pattern TEST = Pattern.compile("(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest)\\b");
    private static final List<String> BACKENDS = List.of("adapter-persistence-memory", "adapter-persistence-jdbi");

    /** The modules whose tests run a contract, where they are others than the backends. */
    private static final Map<String, List<String>> KEEPERS = Map.of(
            "LicenseFactsContract",
            List.of("adapter-persistence-memory", "adapter-persistence-jdbi", "adapter-cache-caffeine"),
            "UnwrittenValidationsContract",
            List.of("adapter-persistence-memory", "app-server"),
            "RateLimitsContract",
            List.of("adapter-cache-caffeine"),
            "PasswordsContract",
            List.of("adapter-access-nimbus"),
            "SealsContract",
            List.of("adapter-access-nimbus"),
            "OneTimeCodesContract",
            List.of("adapter-access-nimbus"),
            "SignedTokensContract",
            List.of("adapter-access-nimbus"));

    static final List<SourceRule> ALL = List.of(
            new SourceRule(
                    "no file has more than 400 lines",
                    files -> namesOf(files, file -> file.text().lines().count() > LINES),
                    List.of(offender("license-core/src/main/java/Long.java", "\n".repeat(LINES + 1)))),
            new SourceRule(
                    "nothing is mocked",
                    files -> namesOf(files, file -> MOCKS.matcher(file.text()).find()),
                    List.of(
                            offender("license-core/src/test/java/Mocks.java", "import org.mockito.Mockito;"),
                            offender(
                                    "app-server/src/test/java/Mocks.java", "import static org.mockito.Mockito.when;"))),
            new SourceRule(
                    "no test is skipped",
                    files -> namesOf(files, file -> SKIPPED.matcher(file.text()).find()),
                    List.of(offender("license-core/src/test/java/Skipped.java", "    @Disabled(\"later\")\n"))),
            new SourceRule(
                    "every contract is kept by every backend",
                    SourceRules::contractsNotKept,
                    List.of(offender("license-testkit/src/main/java/LonelyContract.java", "    @Test\n"))),
            new SourceRule(
                    "every package says what it is for",
                    SourceRules::packagesWithoutInfo,
                    List.of(
                            offender("license-core/src/main/java/org/portcullis/core/silent/Silent.java", ""),
                            offender("license-core/src/test/java/org/portcullis/core/silent/SilentTest.java", ""))),
            new SourceRule(
                    "every public type and method of core and ports has Javadoc",
                    Javadoc::missing,
                    List.of(
                            offender("license-core/src/main/java/Silent.java", "public record Silent() {}"),
                            offender(
                                    "license-core/src/main/java/SilentMethod.java",
                                    "/** A type. */ public record SilentMethod() { public int of() { return 1; } }"),
                            offender(
                                    "license-ports/src/main/java/SilentPort.java",
                                    "/** A port. */ public interface SilentPort { int answer(); }"),
                            offender(
                                    "license-ports/src/main/java/SilentOutcome.java",
                                    "/** Outcomes. */ public interface SilentOutcome { record Silent() {} }"))));

    private SourceRules() {}

    private static SourceFile offender(String path, String text) {
        return new SourceFile(Path.of(path), text);
    }

    private static List<String> namesOf(List<SourceFile> files, Predicate<SourceFile> offends) {
        return files.stream().filter(offends).map(SourceFile::toString).toList();
    }

    /** What is not a test itself is the ground that contracts stand on. */
    private static List<String> contractsNotKept(List<SourceFile> files) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : files) {
            if (file.module().equals("license-testkit")
                    && TEST.matcher(file.text()).find()) {
                Pattern keeping = Pattern.compile("\\bextends " + file.typeName() + "\\b");
                KEEPERS.getOrDefault(file.typeName(), BACKENDS).stream()
                        .filter(backend -> files.stream()
                                .noneMatch(test -> test.module().equals(backend)
                                        && !test.isMain()
                                        && keeping.matcher(test.text()).find()))
                        .forEach(backend -> violations.add(file + " is not kept by " + backend));
            }
        }
        return violations;
    }

    /** Tests of a package that has one in the main sources need none of their own. */
    private static List<String> packagesWithoutInfo(List<SourceFile> files) {
        Set<Path> infos = files.stream()
                .map(SourceFile::path)
                .filter(path -> path.endsWith("package-info.java"))
                .collect(toSet());
        return namesOf(files, file -> {
            Path own = file.path().resolveSibling("package-info.java");
            Path main = Path.of(file.module(), "src", "main", "java")
                    .resolve(file.packageFolder())
                    .resolve("package-info.java");
            return !infos.contains(own) && (file.isMain() || !infos.contains(main));
        });
    }
}
