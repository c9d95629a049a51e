package org.portcullis.server.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls and their answers, in their order; a file of a dialect's folder.
 *
 * @param name the file's, without its ending
 * @param exchanges what is said and answered
 */
record Conversation(String name, List<Exchange> exchanges) {

    static final JsonMapper JSON = new JsonMapper();

    private static final Path FOLDER = Path.of("src", "test", "resources", "conversations");

    /** One call and its answer, as the file has them. */
    record Exchange(JsonNode request, JsonNode response, boolean awaited) {}

    /** Those of a dialect, by name. */
    static List<Conversation> of(String dialect) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(dialect))) {
            return files.sorted().map(Conversation::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Conversation read(Path file) {
        List<Exchange> exchanges = new ArrayList<>();
        JSON.readTree(file)
                .forEach(exchange -> exchanges.add(
                        new Exchange(exchange.get("request"), exchange.get("response"), exchange.has("await"))));
        return new Conversation(file.getFileName().toString().replace(".json", ""), exchanges);
    }

    @Override
    public String toString() {
        return name;
    }
}
