package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RandomSecrets;
import org.portcullis.access.TokenSettings;
import org.portcullis.application.AccessSurroundings;
import org.portcullis.application.EngineSettings;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.Surroundings;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.server.demo.DemoData;
import org.portcullis.server.system.SecureKeySource;
import org.portcullis.server.system.SpillFolder;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.server.system.SystemTime;
import org.portcullis.testkit.Fixtures;

/** What was validated while the log was away survives in the data folder until the next start. */
class UnwrittenTest {

    private static final Passwords PASSWORDS = new Argon2Passwords(new Argon2Cost(8, 1, 1), 1, Duration.ofSeconds(10));

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final MemoryPersistence stores = new MemoryPersistence(CommitListener.NONE);

    @Test
    void validationsThatCannotBeWrittenAtTheEndAreOnRecordAfterTheNextStart() {
        DemoData.load(stores.transactions(), new SystemIdentifiers(), PASSWORDS, Fixtures.NOW);
        long before = System.nanoTime();
        try (LicenseEngine engine = start(new AwayLog())) {
            for (int i = 0; i < 20; i++) {
                assertThat(validate(engine)).isInstanceOf(Validation.Granted.class);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_STOP);
        assertThat(recorded()).isZero();

        start(stores.validationLog()).close();

        assertThat(recorded()).isEqualTo(20);
        start(stores.validationLog()).close();
        assertThat(recorded()).isEqualTo(20);
    }

    private long recorded() {
        return stores.validationLog()
                .list(ValidationFilter.ALL, EVERYTHING, PageRequest.first(1))
                .total();
    }

    private LicenseEngine start(ValidationLog log) {
        return LicenseEngine.start(
                new Surroundings(
                        stores.transactions(),
                        stores.licenseFacts(),
                        log,
                        new SpillFolder(DataFolder.unwritten(folder)),
                        stores.planUsage(),
                        stores.health(),
                        new SystemIdentifiers(),
                        new SecureKeySource(),
                        new AccessSurroundings(
                                stores.tokenHolders(),
                                stores.sessionHolders(),
                                stores.signInAttempts(),
                                new RandomSecrets(),
                                PASSWORDS,
                                new NimbusTokens(
                                        new TokenSettings("urn:example:node", "portcullis"),
                                        List::of,
                                        new SystemIdentifiers())),
                        SystemTime.inMilliseconds()),
                new EngineSettings(
                        List.of(AccountPlan.UNLIMITED), RecorderSettings.BATCHED, 0, SignInSettings.STANDARD));
    }

    private static Validation validate(LicenseEngine engine) {
        var request = ValidationRequest.of(
                new LicenseKey("ABCD1234EFGH5678IJKL"), Fixtures.IP, Optional.of(Fixtures.HARDWARE), 0);
        return engine.validation().validate(new Caller.Anonymous(Fixtures.origin()), request);
    }

    /** A log whose database does not answer. */
    private static final class AwayLog implements ValidationLog {

        @Override
        public void write(UUID batch, List<ValidationRecord> validations) {
            throw new StorageException("away");
        }

        @Override
        public Page<RecordedValidation> list(ValidationFilter filter, Scope scope, PageRequest page) {
            throw new StorageException("away");
        }

        @Override
        public List<RecordedValidation> before(
                Optional<RecordedValidation> last, ValidationFilter filter, Scope scope, int limit) {
            throw new StorageException("away");
        }

        @Override
        public Optional<RecordedValidation> find(ValidationId id, Scope scope) {
            throw new StorageException("away");
        }

        @Override
        public Map<LicenseId, Long> totals(Collection<LicenseId> licenses) {
            throw new StorageException("away");
        }

        @Override
        public LicenseUsage usage(LicenseId license) {
            throw new StorageException("away");
        }

        @Override
        public List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until) {
            throw new StorageException("away");
        }

        @Override
        public boolean tidy(LocalDate today, LocalDate firstKept) {
            throw new StorageException("away");
        }
    }
}
