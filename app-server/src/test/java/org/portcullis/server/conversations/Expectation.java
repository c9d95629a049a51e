package org.portcullis.server.conversations;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares answers with what a conversation expects, where {@code <moment>}, {@code <millis>}, {@code <key>}, {@code <lckey>},
 * {@code <uuid>}, {@code <number>}, {@code <text>} and {@code <any>} stand for what differs each time, by its format. {@code <number:product>} remembers what was there, and {@code
 * {product}} in a later call is that; it must be the same wherever it is expected again.
 */
final class Expectation {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("<(moment|millis|key|lckey|uuid|number|text|any)(?::(\\w+))?>");
    private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Pattern> FORMATS = Map.of(
            "moment", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00"),
            "millis", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
            "key", Pattern.compile("[A-Z2-9]{20}"),
            "lckey", Pattern.compile("LC(-[A-Z2-9]{6}){3}"),
            "uuid", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "text", Pattern.compile(".+"));

    private final Map<String, String> known = new HashMap<>();

    /** {@code text} with what is known in place of its references. */
    String filled(String text) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = known.get(reference.group(1));
            return Matcher.quoteReplacement(value == null ? reference.group() : value);
        });
    }

    /** What is wrong with {@code actual}; empty if nothing is. */
    String differences(String at, JsonNode expected, JsonNode actual) {
        if (expected.isString()) {
            Matcher placeholder = PLACEHOLDER.matcher(expected.stringValue());
            if (placeholder.matches()) {
                return matching(at, placeholder.group(1), placeholder.group(2), actual);
            }
        }
        if (expected.isObject() && actual.isObject()) {
            StringBuilder differences = new StringBuilder();
            if (!expected.propertyNames().equals(actual.propertyNames())) {
                differences.append(
                        "%s has %s, not %s; ".formatted(at, actual.propertyNames(), expected.propertyNames()));
            }
            expected.properties()
                    .forEach(field -> differences.append(
                            differences(at + "." + field.getKey(), field.getValue(), actual.path(field.getKey()))));
            return differences.toString();
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            StringBuilder differences = new StringBuilder();
            for (int index = 0; index < expected.size(); index++) {
                differences.append(differences(at + "[" + index + "]", expected.get(index), actual.get(index)));
            }
            return differences.toString();
        }
        return expected.equals(actual) ? "" : "%s is %s, not %s; ".formatted(at, actual, expected);
    }

    private String matching(String at, String format, @Nullable String name, JsonNode actual) {
        String text = actual.isString() ? actual.stringValue() : actual.toString();
        Pattern pattern = FORMATS.get(format);
        boolean fits = switch (format) {
            case "any" -> !actual.isMissingNode();
            case "number" -> actual.isIntegralNumber() && actual.longValue() >= 0;
            default ->
                actual.isString() && pattern != null && pattern.matcher(text).matches();
        };
        if (!fits) {
            return "%s is %s, not a %s; ".formatted(at, actual, format);
        }
        String before = name == null ? null : known.putIfAbsent(name, text);
        return before == null || before.equals(text) ? "" : "%s is %s, not %s; ".formatted(at, text, before);
    }
}
