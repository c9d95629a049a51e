package org.portcullis.http.dialect;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What Jackson complains of, told without its words, which quote the caller and name classes. */
final class JsonProblems {

    static final HttpProblem NO_OBJECT = new HttpProblem.MalformedBody("Body must be a JSON object");

    private static final int LONGEST_NAME = 64;

    private JsonProblems() {}

    /** The problem that {@code unreadable} means; it arose at {@code place}. */
    static HttpProblem of(JacksonException unreadable, TokenStreamContext place) {
        Deque<String> names = namesDownTo(place);
        if (unreadable instanceof StreamConstraintsException) {
            return wrongField(names.isEmpty() ? "" : names.getFirst(), "is too long or nested too deeply")
                    .orElse(new HttpProblem.MalformedBody("Body is nested too deeply or has a name that is too long"));
        }
        if (unreadable.getOriginalMessage().startsWith("Duplicate ")) {
            return wrongField(String.join(".", names), "must be given once").orElse(malformed(unreadable));
        }
        String path = unreadable.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        if (unreadable instanceof MismatchedInputException mismatch) {
            return wrongField(path, requirement(mismatch.getTargetType())).orElse(NO_OBJECT);
        }
        if (unreadable instanceof InputCoercionException) {
            return wrongField(path, "is out of range").orElse(NO_OBJECT);
        }
        return wrongField(path, "is malformed").orElse(malformed(unreadable));
    }

    private static HttpProblem malformed(JacksonException unreadable) {
        TokenStreamLocation location = unreadable.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new HttpProblem.MalformedBody("Malformed JSON" + where);
    }

    /** Names are the caller's text, so only those that can be shown anywhere are shown at all. */
    private static Optional<HttpProblem> wrongField(String name, String reason) {
        boolean presentable = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
        return presentable
                ? Optional.of(new HttpProblem.WrongFields(List.of(new WrongField(name, reason))))
                : Optional.empty();
    }

    private static Deque<String> namesDownTo(TokenStreamContext place) {
        Deque<String> names = new ArrayDeque<>();
        for (TokenStreamContext at = place; at != null; at = at.getParent()) {
            if (at.inObject() && at.currentName() != null) {
                names.addFirst(at.currentName());
            }
        }
        return names;
    }

    private static String requirement(@Nullable Class<?> type) {
        if (type == String.class) {
            return "must be text";
        }
        if (type == Long.class || type == Integer.class) {
            return "must be a whole number";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        return type != null && Collection.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
    }
}
