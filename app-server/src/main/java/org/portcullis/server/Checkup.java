package org.portcullis.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.portcullis.jdbi.DatabaseNotOpened;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.jdbi.SchemaState;
import org.portcullis.server.config.ConfigurationException;
import org.portcullis.server.config.ServerConfig;

/** Looks at everything that serve needs, and changes nothing. */
final class Checkup {

    private static final int OLDEST_JAVA = 21;

    private final ServerConfig config;

    /**
     * What was found out about one thing.
     *
     * @param ok whether serve can do with it
     * @param subject what was looked at
     * @param detail what it is like
     */
    record Finding(boolean ok, String subject, String detail) {}

    private Checkup(ServerConfig config) {
        this.config = config;
    }

    /** What there is to say; less if there is no configuration to be had from {@code reader}. */
    static List<Finding> of(Supplier<ServerConfig> reader) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        try {
            var checkup = new Checkup(reader.get());
            findings.add(new Finding(true, "configuration", "every setting is known and makes sense"));
            findings.add(checkup.dataFolder());
            findings.addAll(checkup.database());
            findings.add(checkup.port());
        } catch (ConfigurationException wrong) {
            wrong.problems().forEach(problem -> findings.add(new Finding(false, "configuration", problem)));
        }
        return findings;
    }

    private static Finding java() {
        return new Finding(
                Runtime.version().feature() >= OLDEST_JAVA,
                "java",
                "%s, from %s; %d or newer will do"
                        .formatted(Runtime.version(), System.getProperty("java.home"), OLDEST_JAVA));
    }

    private Finding dataFolder() {
        Path folder = config.dataFolder().toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            boolean writable = Files.isWritable(folder);
            return new Finding(writable, "data folder", folder + (writable ? "" : " can't be written to"));
        }
        if (Files.exists(folder)) {
            return new Finding(false, "data folder", folder + " is a file, not a folder");
        }
        boolean creatable = Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(ancestor -> Files.isDirectory(ancestor) && Files.isWritable(ancestor))
                .isPresent();
        return new Finding(creatable, "data folder", folder + (creatable ? " will be made" : " can't be made"));
    }

    /** The database and, since it tells the right one, the master key. */
    private List<Finding> database() {
        String url = config.databaseUrlOr(DataFolder.database(config.dataFolder()));
        try {
            Optional<SchemaState> state = JdbiPersistence.inspect(LicenseServer.jdbiConfig(config.database(), url));
            return List.of(
                    new Finding(true, "database", state.map(Checkup::described).orElse("will be made")),
                    masterKey(url, state.flatMap(SchemaState::masterKeyCheck)));
        } catch (DatabaseNotOpened failure) {
            return List.of(
                    new Finding(false, "database", String.valueOf(failure.getMessage())),
                    masterKey(url, Optional.empty()));
        }
    }

    private Finding masterKey(String url, Optional<String> check) {
        try {
            return new Finding(true, "master key", MasterKeys.of(config, url).described(check));
        } catch (StartFailure wrong) {
            return new Finding(false, "master key", String.valueOf(wrong.getMessage()));
        }
    }

    private static String described(SchemaState state) {
        return state.pending() == 0
                ? "answers and is up to date (version %s)".formatted(state.version())
                : "answers; %d migrations will be made".formatted(state.pending());
    }

    private Finding port() {
        String where = config.http().host() + ":" + config.http().port();
        try (var socket = new ServerSocket(
                config.http().port(), 1, InetAddress.getByName(config.http().host()))) {
            return new Finding(socket.isBound(), "port", where + " is free");
        } catch (IOException failure) {
            return new Finding(false, "port", "can't listen on %s: %s".formatted(where, failure.getMessage()));
        }
    }
}
