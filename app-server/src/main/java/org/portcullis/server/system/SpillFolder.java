package org.portcullis.server.system;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.UnwrittenValidations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with one file for each batch, numbered in the order they were kept. A file is written under another name,
 * forced to the disk and then renamed, so what has its final name is whole. One that is damaged all the same is moved
 * aside: the validations in it are worth a look, but no reason not to start.
 */
public final class SpillFolder implements UnwrittenValidations {

    private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);

    private static final String WHOLE = ".jsonl";
    private static final String UNFINISHED = ".tmp";
    private static final String DAMAGED = ".damaged";

    private final Path folder;

    /** Keeps batches in {@code folder}, which is made when the first one comes. */
    public SpillFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void keep(UUID batch, List<ValidationRecord> validations) {
        try {
            OwnerOnly.createFolders(folder);
            String name = "%010d-%s".formatted(nextNumber(), batch);
            Path unfinished = folder.resolve(name + UNFINISHED);
            write(unfinished, SpilledBatch.text(batch, validations));
            Files.move(unfinished, folder.resolve(name + WHOLE), ATOMIC_MOVE);
            force(folder);
        } catch (IOException cause) {
            throw new StorageException("validations could not be kept in " + folder, cause);
        }
        LOG.info("{} validations are kept in {}", validations.size(), folder);
    }

    @Override
    public synchronized void replay(BiConsumer<UUID, List<ValidationRecord>> writer) {
        Optional<RuntimeException> first = Optional.empty();
        try {
            for (Path unfinished : files(UNFINISHED)) {
                moveAside(unfinished, "it was never finished");
            }
            for (Path file : files(WHOLE)) {
                Optional<RuntimeException> refusal = replay(file, writer);
                first = first.or(() -> refusal);
            }
        } catch (IOException cause) {
            throw new StorageException("validations kept in " + folder + " could not be read", cause);
        }
        first.ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** What {@code writer} threw, if it did; then the file stays. */
    private Optional<RuntimeException> replay(Path file, BiConsumer<UUID, List<ValidationRecord>> writer)
            throws IOException {
        SpilledBatch batch;
        try {
            batch = SpilledBatch.parse(Files.readAllLines(file));
        } catch (IOException | RuntimeException damage) {
            moveAside(file, damage.toString());
            return Optional.empty();
        }
        try {
            writer.accept(batch.batch(), batch.validations());
        } catch (RuntimeException refusal) {
            return Optional.of(refusal);
        }
        Files.delete(file);
        force(folder);
        LOG.info(
                "Wrote {} validations that an earlier run had kept",
                batch.validations().size());
        return Optional.empty();
    }

    private void moveAside(Path file, String why) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
        Files.move(file, aside, ATOMIC_MOVE);
        LOG.error("Kept validations can't be read and are left out; see {} ({})", aside, why);
    }

    private long nextNumber() throws IOException {
        List<Path> kept = files(WHOLE);
        return kept.isEmpty() ? 1 : Long.parseLong(name(kept.getLast()).substring(0, 10)) + 1;
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches("\\d{10}-[0-9a-f-]{36}" + ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OwnerOnly.FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A name is only sure to survive a power cut once its folder is on the disk. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
