package org.portcullis.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.server.config.ServerConfig;

/** Starts servers in this process, on any free port. */
final class InProcess {

    private InProcess() {}

    /** One whose data folder has that name in {@code folder}; who asks for its first password is not told. */
    static LicenseServer start(Path folder, String name, List<String> settings) {
        Path data = folder.resolve(name);
        String text = String.join("\n", settings) + "\nhttp.port = 0\ndata-folder = " + data + "\n";
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve(name + ".properties"), text);
            ServerConfig config = ServerConfig.read(Optional.of(file), Map.of());
            DataFolder.prepare(config.dataFolder());
            String url = config.databaseUrlOr(DataFolder.database(config.dataFolder()));
            return LicenseServer.start(
                    config,
                    url,
                    MasterKeys.of(config, url),
                    new FirstStart(config.signIn(), new PrintWriter(Writer.nullWriter())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
