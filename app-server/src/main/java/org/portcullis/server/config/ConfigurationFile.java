package org.portcullis.server.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.portcullis.server.log.PlainText;

/** Reads a properties file in UTF-8, in which no key may be given twice. */
final class ConfigurationFile {

    private ConfigurationFile() {}

    static Map<String, String> read(Path file) {
        var properties = new OrderedProperties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException absent) {
            throw unreadable(file, "there is no such file");
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(file, "it is not in UTF-8");
        } catch (IOException | IllegalArgumentException cause) {
            throw unreadable(file, PlainText.of(String.valueOf(cause.getMessage())));
        }
        if (!properties.repeated.isEmpty()) {
            throw new ConfigurationException(properties.repeated.stream()
                    .map(key -> "%s: is given twice (%s)".formatted(PlainText.of(key), file))
                    .toList());
        }
        return properties.inOrder;
    }

    private static ConfigurationException unreadable(Path file, String why) {
        return new ConfigurationException(List.of("%s: can't be read: %s".formatted(file, why)));
    }

    /** Properties that notice a repeated key, which {@link Properties} silently overwrites. */
    private static final class OrderedProperties extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> inOrder = new LinkedHashMap<>();
        private final transient List<String> repeated = new ArrayList<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            if (inOrder.put((String) key, (String) value) != null) {
                repeated.add((String) key);
            }
            return super.put(key, value);
        }
    }
}
