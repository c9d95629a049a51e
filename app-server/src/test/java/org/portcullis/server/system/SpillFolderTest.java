package org.portcullis.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.StorageException;

class SpillFolderTest {

    private static final UUID FIRST = new UUID(2, 2);
    private static final UUID SECOND = new UUID(1, 1);
    private static final UUID THIRD = new UUID(0, 0);

    @TempDir
    private Path temporary;

    private Path folder;
    private SpillFolder spill;

    @BeforeEach
    void open() {
        folder = temporary.resolve("data").resolve("unwritten");
        spill = new SpillFolder(folder);
    }

    @Test
    void nothingKeptIsNothingReplayed() {
        assertThat(replayed(spill)).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatWasKeptIsReplayedOnceInOrderAfterARestart() {
        spill.keep(FIRST, List.of(full(1), bare(2)));
        spill.keep(SECOND, List.of(bare(3)));

        Map<UUID, List<ValidationRecord>> replayed = replayed(new SpillFolder(folder));

        assertThat(replayed.keySet()).containsExactly(FIRST, SECOND);
        assertThat(replayed).containsEntry(FIRST, List.of(full(1), bare(2))).containsEntry(SECOND, List.of(bare(3)));
        assertThat(replayed(new SpillFolder(folder))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBatchThatIsRefusedStaysAndTheOthersAreReplayed() {
        spill.keep(FIRST, List.of(bare(1)));
        spill.keep(SECOND, List.of(bare(2)));
        List<UUID> written = new ArrayList<>();

        assertThatThrownBy(() -> spill.replay((batch, validations) -> {
                    if (batch.equals(FIRST)) {
                        throw new StorageException("refused");
                    }
                    written.add(batch);
                }))
                .hasMessage("refused");

        assertThat(written).containsExactly(SECOND);
        spill.keep(THIRD, List.of(bare(3)));
        assertThat(replayed(spill).keySet()).containsExactly(FIRST, THIRD);
    }

    @Test
    void theFirstOfSeveralRefusalsComesOut() {
        spill.keep(FIRST, List.of(bare(1)));
        spill.keep(SECOND, List.of(bare(2)));

        assertThatThrownBy(() -> spill.replay((batch, validations) -> {
                    throw new StorageException("refused " + batch);
                }))
                .hasMessage("refused " + FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no json\n", "{\"format\":2,\"batch\":\"%s\",\"validations\":0}\n", "half"})
    void aDamagedFileIsMovedAsideAndTheOthersAreReplayed(String damage) throws IOException {
        spill.keep(FIRST, List.of(full(1), bare(2)));
        spill.keep(SECOND, List.of(bare(3)));
        Path file = onlyFileOf(FIRST);
        String text = Files.readString(file);
        // Half: cut off at the end of a line, so that each line left is sound.
        Files.writeString(
                file,
                damage.equals("half")
                        ? text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1)
                        : damage.replace("%s", FIRST.toString()));

        assertThat(replayed(spill).keySet()).containsExactly(SECOND);

        assertThat(folder).isDirectoryContaining(left -> left.toString().endsWith(".jsonl.damaged"));
        assertThat(replayed(spill)).isEmpty();
    }

    @Test
    void aFileThatWasNeverFinishedIsMovedAside() throws IOException {
        spill.keep(FIRST, List.of(bare(1)));
        Path file = onlyFileOf(FIRST);
        Files.move(file, Path.of(file.toString().replace(".jsonl", ".tmp")));

        assertThat(replayed(spill)).isEmpty();

        assertThat(folder).isDirectoryContaining(left -> left.toString().endsWith(".tmp.damaged"));
    }

    @Test
    void nobodyElseMayReadWhatIsKept() throws IOException {
        spill.keep(FIRST, List.of(bare(1)));

        assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(onlyFileOf(FIRST))).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeMadeIsAStorageFailure() throws IOException {
        Files.writeString(temporary.resolve("data"), "a file where the folder should be");

        assertThatThrownBy(() -> spill.keep(FIRST, List.of(bare(1))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(folder.toString());
    }

    private Path onlyFileOf(UUID batch) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(batch.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<UUID, List<ValidationRecord>> replayed(SpillFolder spill) {
        Map<UUID, List<ValidationRecord>> replayed = new LinkedHashMap<>();
        spill.replay(replayed::put);
        return replayed;
    }

    private static ValidationRecord full(long number) {
        return new ValidationRecord(
                Instant.ofEpochMilli(1_900_000_000_123L + number),
                Outcome.HARDWARE_LIMIT_REACHED,
                Optional.of(new LicenseId(number)),
                Optional.of(new AccountId(number)),
                Optional.of(new ProductId(number)),
                Optional.of(new ProductId(number + 1)),
                new LicenseKey("LIC-ABC123-XYZ789"),
                "2001:db8::1",
                Optional.of("Ger\u00e4t \"7\" \u2028 \ud83d\ude00"),
                "cyberlicense",
                new ClientFacts(
                        Optional.of("1.0"),
                        Optional.of("00:11"),
                        Optional.of("Linux"),
                        Optional.of("6"),
                        Optional.of("amd64"),
                        Optional.of("21")),
                true);
    }

    private static ValidationRecord bare(long number) {
        return new ValidationRecord(
                Instant.ofEpochMilli(number),
                Outcome.UNKNOWN_KEY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LicenseKey("NONE-" + number),
                "192.0.2.1",
                Optional.empty(),
                "cyberlicense",
                ClientFacts.NONE);
    }
}
