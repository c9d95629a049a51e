package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.Change;

/** What is remembered while other nodes, which change the same licences, are heard of and while they are not. */
class OtherNodesTest {

    private final Invalidations invalidations = new Invalidations();
    private final MemoryPersistence persistence = new MemoryPersistence(invalidations);
    private final WatchedFacts source = new WatchedFacts(persistence.licenseFacts());
    private final AtomicBoolean heard = new AtomicBoolean(true);
    private final CachingLicenseFacts cache = new CachingLicenseFacts(source, invalidations, heard::get, 1_000_000);
    private License license;

    @BeforeEach
    void addLicense() {
        license = OneLicense.in(persistence);
        cache.byKey(license.key());
    }

    @Test
    void whileTheyAreNotHeardNothingIsAnsweredFromMemory() {
        heard.set(false);

        cache.byKey(license.key());
        cache.byKey(license.key());

        assertThat(source.asked).hasValue(3);
    }

    @Test
    void whenTheyAreHeardAgainAndNothingWasMissedMemoryServesAgain() {
        heard.set(false);
        cache.byKey(license.key());
        heard.set(true);
        int before = source.asked.get();

        cache.byKey(license.key());

        assertThat(source.asked).hasValue(before);
    }

    @Test
    void whenSomethingMayHaveBeenMissedNothingOfBeforeIsUsed() {
        heard.set(false);
        cache.byKey(license.key());
        invalidations.committed(List.of(new Change.InstanceChanged()));
        heard.set(true);
        int before = source.asked.get();

        cache.byKey(license.key());

        assertThat(source.asked).hasValue(before + 1);
    }
}
