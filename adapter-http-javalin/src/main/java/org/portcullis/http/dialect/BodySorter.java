package org.portcullis.http.dialect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/** Tells bodies of several kinds apart by the names of their fields, without making anything of what is in them. */
public final class BodySorter {

    private final List<String> names;

    /** Looks for these names; the first of them that a body has tells its kind. */
    public BodySorter(List<String> names) {
        this.names = List.copyOf(names);
    }

    /**
     * The first of the names that {@code body} has a value for, {@code null} being none; empty if it has none. Of a body
     * that breaks off or is malformed, what stands there and before it counts: whoever reads it tells what is wrong.
     *
     * @throws Rejection if it has none of the names, and is no JSON object
     */
    public Optional<String> kindOf(byte[] body) {
        int first = names.size();
        try (JsonParser parser = Json.parser(body)) {
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new Rejection(JsonProblems.NO_OBJECT);
                }
                for (String name = parser.nextName(); name != null && first > 0; name = parser.nextName()) {
                    if (parser.nextToken() != JsonToken.VALUE_NULL) {
                        first = Math.min(first, rank(name));
                    }
                    parser.skipChildren();
                }
            } catch (JacksonException unreadable) {
                TokenStreamContext place = parser.streamReadContext();
                first = place.getNestingDepth() == 1 ? Math.min(first, rank(place.currentName())) : first;
                if (first == names.size()) {
                    throw new Rejection(JsonProblems.of(unreadable, place));
                }
            }
        }
        return first == names.size() ? Optional.empty() : Optional.of(names.get(first));
    }

    private int rank(@Nullable String name) {
        int index = name == null ? -1 : names.indexOf(name);
        return index < 0 ? names.size() : index;
    }
}
