package org.portcullis.server.config;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.portcullis.server.log.PlainText;

/** What was set, and where: a file's keys, and over them the environment's variables. An empty text sets nothing. */
final class Settings {

    /** Variables with our prefix that are not for the server: {@code ./portcullis} gives this one to the JVM. */
    private static final Set<String> LAUNCHER_VARIABLES = Set.of("PORTCULLIS_JAVA_OPTS");

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    private record Given(String text, String source) {}

    Settings(Optional<Path> file, Map<String, String> environment) {
        file.ifPresent(this::addFile);
        addEnvironment(environment);
    }

    /** What {@code setting} says to {@code reader}, which refuses a text by an {@link IllegalArgumentException}. */
    <T> T value(Setting setting, Function<String, T> reader) {
        Given text = given.get(setting);
        if (text != null) {
            try {
                return reader.apply(text.text());
            } catch (IllegalArgumentException refusal) {
                String value = setting.isSecret() ? "its value" : "\"" + PlainText.of(text.text()) + "\"";
                problems.add("%s: %s %s (%s)".formatted(setting.key(), value, refusal.getMessage(), text.source()));
            }
        }
        return reader.apply(setting.byDefault());
    }

    /** The same for a setting without a default. */
    <T> Optional<T> optional(Setting setting, Function<String, T> reader) {
        return value(setting, text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text)));
    }

    /** The same for one that has to be set since {@code because} is. */
    <T> Optional<T> required(Setting setting, Setting because, Optional<T> value) {
        if (value.isEmpty()) {
            problems.add("%s: has to be set where %s is (%s)"
                    .formatted(setting.key(), because.key(), setting.environmentVariable()));
        }
        return value;
    }

    /** Throws if anything was unknown, or refused since. */
    void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void addFile(Path file) {
        Map<String, Setting> byKey = byName(Setting::key);
        ConfigurationFile.read(file).forEach((key, text) -> {
            if (byKey.containsKey(key)) {
                add(byKey.get(key), text, file.toString());
            } else {
                problems.add("%s: there is no such setting (%s)".formatted(PlainText.of(key), file));
            }
        });
    }

    private void addEnvironment(Map<String, String> environment) {
        Map<String, Setting> byVariable = byName(Setting::environmentVariable);
        // Sorted, so that problems are always told in the same order.
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (byVariable.containsKey(variable)) {
                add(byVariable.get(variable), text, variable);
            } else if (variable.startsWith(Setting.ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(variable)) {
                problems.add("%s: there is no such setting (environment)".formatted(PlainText.of(variable)));
            }
        });
    }

    private void add(Setting setting, String text, String source) {
        if (!text.isBlank()) {
            given.put(setting, new Given(text.strip(), source));
        }
    }

    private static Map<String, Setting> byName(Function<Setting, String> name) {
        return Arrays.stream(Setting.values()).collect(toMap(name, Function.identity()));
    }
}
