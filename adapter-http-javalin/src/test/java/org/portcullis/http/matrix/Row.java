package org.portcullis.http.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.portcullis.core.access.Intent;
import org.portcullis.http.matrix.Caller.Who;
import org.portcullis.http.matrix.Door.Answered;

/**
 * A route, and who may call it.
 *
 * @param method the HTTP method
 * @param path with placeholders for what is made for each call
 * @param door who gets in
 * @param intents at a door for tokens, the intents that will do
 * @param whose whose things are named
 * @param body what is sent, with placeholders
 */
record Row(String method, String path, Door door, Set<Intent> intents, Whose whose, String body) {

    /** Whose things a route names. */
    enum Whose {
        OWN,
        OWNED,
        OWNED_EVEN_FROM_ADMINISTRATORS
    }

    static List<Row> all() {
        try (var stream = Row.class.getResourceAsStream("/access-matrix.txt")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row parse(String line) {
        String[] columns = line.split("\\|", 4);
        String[] route = columns[0].strip().split(" +");
        String door = columns[1].strip();
        String whose = columns.length > 2 && !columns[2].isBlank() ? columns[2].strip() : "own";
        return new Row(
                route[0],
                route[1],
                Door.named(door),
                Door.intentsIn(door),
                Whose.valueOf(whose.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                columns.length > 3 ? columns[3].strip() : "{}");
    }

    /** The route, whatever its parameters are called. */
    String route() {
        return method + " " + nameless(path);
    }

    static String nameless(String path) {
        // A word in capitals stands for itself in the matrix, where the route has a parameter.
        return path.replaceAll("\\{\\w+}|(?<=/)[A-Z]+(?=/|$)", "{}");
    }

    /** How this caller is to be answered. */
    Answered answered(Caller caller) {
        Answered atTheDoor = door.answered(caller, !method.equals("GET"), intents);
        boolean unseen = switch (whose) {
            case OWN -> false;
            case OWNED -> !caller.sees(Who.VENDOR);
            case OWNED_EVEN_FROM_ADMINISTRATORS -> caller.account() != Who.VENDOR;
        };
        return atTheDoor == Answered.IN && unseen ? Answered.NOT_FOUND : atTheDoor;
    }
}
