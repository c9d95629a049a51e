package org.portcullis.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemIdentifiersTest {

    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");

    private final SystemIdentifiers identifiers = new SystemIdentifiers();

    @Test
    void aUuidIsOfVersion7AndOfItsMillisecond() {
        UUID uuid = identifiers.uuid(NOW);

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void laterOnesAreGreaterAlsoWithinAMillisecondAndWhenTheClockStepsBack() {
        Stream<Instant> times = Stream.of(
                        Stream.generate(() -> NOW).limit(10_000),
                        Stream.of(NOW.minusSeconds(1), NOW.minusSeconds(3600), NOW.plusMillis(100), NOW))
                .flatMap(some -> some);

        List<String> uuids = times.map(identifiers::uuid).map(UUID::toString).toList();

        assertThat(uuids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void threadsNeverGetTheSame() throws InterruptedException, ExecutionException {
        List<UUID> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<UUID>>> parts = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> Stream.generate(() -> identifiers.uuid(NOW))
                            .limit(5_000)
                            .toList()))
                    .toList();
            for (Future<List<UUID>> part : parts) {
                assertThat(part.get())
                        .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
                all.addAll(part.get());
            }
        }

        assertThat(all).hasSize(40_000).doesNotHaveDuplicates();
        assertThat(all.stream().map(UUID::getMostSignificantBits)).doesNotHaveDuplicates();
    }
}
