package org.portcullis.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.server.config.ServerConfig;
import picocli.CommandLine.Option;

/** The options of every command that needs a configuration. */
final class ConfigurationOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read the configuration from this file; PORTCULLIS_* variables win over it.")
    private @Nullable Path file;

    ServerConfig read() {
        return ServerConfig.read(Optional.ofNullable(file), System.getenv());
    }
}
