package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.access.MasterKey;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.server.config.ServerConfig;
import org.portcullis.testkit.Racers;

/** What a server needs to open its secrets: with which key it starts, and without which it does not. */
class MasterKeysTest {

    private static final String ONE = MasterKey.random().written();
    private static final String OTHER = MasterKey.random().written();
    private static final String NOT_THE_KEY = "is not the key that the database was first used with";

    @TempDir
    private Path folder;

    @Test
    void theFirstStartOnAnEmbeddedDatabaseMakesAKeyForItsOwnersEyes() throws IOException {
        startAndStop(Map.of());

        String written = Files.readString(keyFile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        assertThat(written).matches("[A-Za-z0-9+/]{43}=\n");
        assertThat(folder.resolve("data").toFile().list()).doesNotContain("master.key.tmp");

        startAndStop(Map.of());
        assertThat(Files.readString(keyFile())).isEqualTo(written);
    }

    @Test
    void withoutItsKeyTheDatabaseIsNotServedAndNoNewOneIsMade() throws IOException {
        startAndStop(Map.of());
        String written = Files.readString(keyFile());
        Files.delete(keyFile());

        assertThatThrownBy(() -> startAndStop(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessage("the master key in " + keyFile() + " is gone: put it back, or set PORTCULLIS_MASTER_KEY"
                        + " to the key that the database was first used with");
        assertThat(keyFile()).doesNotExist();

        startAndStop(Map.of("PORTCULLIS_MASTER_KEY", written));
    }

    @Test
    void withAnotherKeyTheDatabaseIsNotServed() throws IOException {
        startAndStop(Map.of("PORTCULLIS_MASTER_KEY", ONE));
        assertThat(keyFile()).doesNotExist();

        assertThatThrownBy(() -> startAndStop(Map.of("PORTCULLIS_MASTER_KEY", OTHER)))
                .isInstanceOf(StartFailure.class)
                .hasMessage("PORTCULLIS_MASTER_KEY " + NOT_THE_KEY);

        Files.writeString(keyFile(), OTHER);
        assertThatThrownBy(() -> startAndStop(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll(keyFile().toString(), NOT_THE_KEY, "PORTCULLIS_MASTER_KEY");

        Files.writeString(keyFile(), "damaged");
        assertThatThrownBy(() -> startAndStop(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll(keyFile().toString(), "PORTCULLIS_MASTER_KEY");

        startAndStop(Map.of("PORTCULLIS_MASTER_KEY", ONE));
    }

    @Test
    void aMalformedKeyIsAWrongConfigurationThatIsNotShown() {
        Typed result = Typed.in(folder, "data", List.of("master-key = c2hvcnQgYnV0IHNlY3JldA=="), "serve");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("portcullis: master-key: its value is not 32 bytes in Base64")
                .doesNotContain("c2hvcnQgYnV0IHNlY3JldA==");
    }

    @Test
    void onPostgresTheKeyMustBeGivenAndBeTheSameOnEveryNode() {
        try (PostgresServer postgres = PostgresServer.start()) {
            Map<String, String> database = Map.of(
                    "PORTCULLIS_DATABASE_URL",
                    postgres.url(postgres.createDatabase()),
                    "PORTCULLIS_DATABASE_USER",
                    PostgresServer.USER);

            assertThatThrownBy(() -> startAndStop(database))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("PORTCULLIS_MASTER_KEY must be set: 32 bytes in Base64");
            assertThat(keyFile()).doesNotExist();

            List<Optional<String>> refusals =
                    Racers.race(2, racer -> refusal(with(database, racer == 0 ? ONE : OTHER)));

            assertThat(refusals)
                    .containsExactlyInAnyOrder(Optional.empty(), Optional.of("PORTCULLIS_MASTER_KEY " + NOT_THE_KEY));
            String right = refusals.getFirst().isEmpty() ? ONE : OTHER;
            assertThat(Racers.race(2, racer -> refusal(with(database, right)))).containsOnly(Optional.empty());
            assertThatThrownBy(() -> startAndStop(database))
                    .hasMessage("set PORTCULLIS_MASTER_KEY to the key that the database was first used with");
        }
    }

    @Test
    void theDoctorTellsWhetherTheKeyIsTheRightOne() throws IOException {
        assertThat(doctor()).contains("OK    master key       will be made, and kept in " + keyFile());

        startAndStop(Map.of());
        assertThat(doctor()).contains("OK    master key       is kept in " + keyFile() + ", and is the database's");

        Files.writeString(keyFile(), OTHER);
        assertThat(doctor()).contains("FAIL  master key       the master key in " + keyFile() + " " + NOT_THE_KEY);

        Files.delete(keyFile());
        assertThat(doctor()).contains("FAIL  master key       the master key in " + keyFile() + " is gone");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void keysAreShownAndRotatedWhileNoServerRuns() throws IOException {
        startAndStop(Map.of());

        Typed first = Typed.in(folder, "data", "keys", "show");
        Typed rotated = Typed.in(folder, "data", "keys", "rotate");
        Typed both = Typed.in(folder, "data", "keys", "show");
        Typed compromised = Typed.in(folder, "data", "keys", "rotate", "--compromised");
        Typed last = Typed.in(folder, "data", "keys", "show");

        assertThat(first.out()).matches("key [\\w-]{43}, made \\S+Z, signs\n");
        assertThat(rotated.out()).matches("key [\\w-]{43}, made \\S+Z, signs from \\S+Z\n");
        assertThat(both.out().lines())
                .satisfiesExactly(
                        next -> assertThat(next).contains("signs from "),
                        old -> assertThat(old).contains("signs until "));
        assertThat(last.out()).isEqualTo(compromised.out()).matches("key [\\w-]{43}, made \\S+Z, signs\n");
        assertThat(Typed.in(folder, "data", "keys", "rotate", "--now").out()).matches("key .*, signs\n");
        assertThat(Typed.in(folder, "data", "keys", "rotate", "--now", "--compromised")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Typed.in(folder, "data", "keys").exitCode()).isEqualTo(2);

        Files.delete(keyFile());
        assertThat(Typed.in(folder, "data", "keys", "show").err()).contains("is gone", "PORTCULLIS_MASTER_KEY");
    }

    @Test
    void everythingIsSealedAnewWithAKeyThatTakesTheOldOnesPlace() throws IOException {
        startAndStop(Map.of());
        String before = Files.readString(keyFile());
        String signing = Typed.in(folder, "data", "keys", "show").out();

        Typed resealed = Typed.in(folder, "data", "keys", "reseal");

        assertThat(resealed.err()).isEmpty();
        assertThat(resealed.out()).isEqualTo("Sealed anew: 1 signing keys, 0 seeds of second factors.\n");
        assertThat(Files.readString(keyFile())).isNotEqualTo(before).matches("[A-Za-z0-9+/]{43}=\n");
        assertThat(folder.resolve("data").toFile().list()).doesNotContain("master.key.next");
        startAndStop(Map.of());
        assertThat(Typed.in(folder, "data", "keys", "show").out()).isEqualTo(signing);

        Files.writeString(keyFile(), before);
        assertThatThrownBy(() -> startAndStop(Map.of())).hasMessageContaining(NOT_THE_KEY);
    }

    @Test
    void aKeyThatWasPreparedBeforeTheEndIsTakenIfTheDatabaseHasIt() throws IOException {
        startAndStop(Map.of());
        String before = Files.readString(keyFile());
        Typed.in(folder, "data", "keys", "reseal");
        Path next = keyFile().resolveSibling("master.key.next");
        // As if it had been killed between the database and the file.
        Files.move(keyFile(), next);
        Files.writeString(keyFile(), before);

        startAndStop(Map.of());

        assertThat(next).doesNotExist();
        // As if it had been killed before the database.
        Files.writeString(next, OTHER);
        startAndStop(Map.of());
        assertThat(Files.readString(next)).isEqualTo(OTHER);
    }

    @Test
    void aKeyThatIsGivenIsReplacedByOneThatIsGiven() {
        startAndStop(Map.of("PORTCULLIS_MASTER_KEY", ONE));
        List<String> key = List.of("master-key = " + ONE);

        assertThat(Typed.in(folder, "data", key, "keys", "reseal").exitCode()).isEqualTo(2);
        Typed malformed = typing("c2hvcnQ=", key, "keys", "reseal", "--key-stdin");
        assertThat(malformed.exitCode()).isEqualTo(2);
        assertThat(malformed.err()).contains("no master key").doesNotContain("c2hvcnQ=");
        Typed resealed = typing(OTHER, key, "keys", "reseal", "--key-stdin");

        assertThat(resealed.out())
                .startsWith("Sealed anew: 1 signing keys")
                .contains("PORTCULLIS_MASTER_KEY has to be the new key");
        assertThat(keyFile()).doesNotExist();
        assertThatThrownBy(() -> startAndStop(Map.of("PORTCULLIS_MASTER_KEY", ONE)))
                .hasMessageContaining(NOT_THE_KEY);
        startAndStop(Map.of("PORTCULLIS_MASTER_KEY", OTHER));
    }

    private Typed typing(String line, List<String> settings, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return Typed.in(folder, "data", settings, arguments);
        } finally {
            System.setIn(before);
        }
    }

    private Optional<String> refusal(Map<String, String> environment) {
        try {
            startAndStop(environment);
            return Optional.empty();
        } catch (StartFailure refused) {
            return Optional.ofNullable(refused.getMessage());
        }
    }

    private static Map<String, String> with(Map<String, String> database, String key) {
        Map<String, String> environment = new HashMap<>(database);
        environment.put("PORTCULLIS_MASTER_KEY", key);
        return environment;
    }

    private void startAndStop(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PORTCULLIS_HTTP_PORT", "0");
        environment.put("PORTCULLIS_DATA_FOLDER", folder.resolve("data").toString());
        ServerConfig config = ServerConfig.read(Optional.empty(), environment);
        DataFolder.prepare(config.dataFolder());
        String url = config.databaseUrlOr(DataFolder.database(config.dataFolder()));
        FirstStart preparation = new FirstStart(config.signIn(), new PrintWriter(Writer.nullWriter()));
        LicenseServer.start(config, url, MasterKeys.of(config, url), preparation)
                .close();
    }

    private Path keyFile() {
        return folder.resolve("data").resolve("master.key");
    }

    private String doctor() {
        return Typed.in(folder, "data", "doctor").out();
    }
}
