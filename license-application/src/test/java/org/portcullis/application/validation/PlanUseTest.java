package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.Refusal;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/** Of an owner's daily plan, what is granted is used up, and nothing else. */
class PlanUseTest {

    private static final int PLAN = 10;

    private final AtomicReference<Optional<StorageException>> failure = new AtomicReference<>(Optional.empty());
    private final MemoryEngine engine = MemoryEngine.wired()
            .transactions(Failing::new)
            .vendorPlan(new AccountPlan("TEN", OptionalLong.empty(), OptionalLong.of(PLAN)))
            .open();
    private License license;

    /** Fails in place of the commit, if that is wanted. */
    private final class Failing implements Transactions {
        private final Transactions real;

        Failing(Transactions real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Function<Stores, T> work) {
            return real.inTransaction(stores -> {
                T result = work.apply(stores);
                failure.getAndSet(Optional.empty()).ifPresent(wanted -> {
                    throw wanted;
                });
                return result;
            });
        }
    }

    @BeforeEach
    void addLicense() {
        license = engine.addLicense(builder -> builder.limits(Limits.of(2, 1)));
        engine.addSeats(license, IP, HARDWARE);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void grantsUseItUp() {
        assertThat(engine.validate(license.key(), ip(2), HARDWARE)).isInstanceOf(Validation.Granted.class);

        assertThat(grantsLeft()).isEqualTo(PLAN - 1);
        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.PlanSpent(), Optional.of(license)));
    }

    @Test
    void refusalsDoNot() {
        engine.validate(license.key(), ip(2), HARDWARE);

        for (int i = 0; i < 2 * PLAN; i++) {
            assertThat(engine.validate(license.key(), ip(3), HARDWARE))
                    .isEqualTo(new Validation.Refused(new Refusal.IpLimitReached(2), Optional.of(license)));
        }

        assertThat(grantsLeft()).isEqualTo(PLAN - 1);
    }

    @Test
    void refusalsByTheOwnersDecreeDoNot() {
        engine.change(license, builder -> builder.standing(Standing.SUSPENDED));
        for (int i = 0; i < 2 * PLAN; i++) {
            engine.validate(license.key(), IP, HARDWARE);
        }
        engine.change(license, builder -> builder.standing(Standing.ACTIVE));

        assertThat(grantsLeft()).isEqualTo(PLAN);
    }

    @Test
    void aConflictDoesNotSinceNothingWasChanged() {
        engine.validate(license.key(), IP, HARDWARE); // reads the owner's plan
        failWith(new StorageConflict("lost against another one"));

        assertThatThrownBy(() -> engine.validate(license.key(), ip(2), HARDWARE))
                .isInstanceOf(StorageConflict.class);

        assertThat(grantsLeft()).isEqualTo(PLAN - 1);
    }

    @Test
    void anUnknownOutcomeDoesSinceItMayHaveBeenAGrant() {
        engine.validate(license.key(), IP, HARDWARE); // reads the owner's plan
        failWith(new StorageException("the reply was lost"));

        assertThatThrownBy(() -> engine.validate(license.key(), ip(2), HARDWARE))
                .isInstanceOf(StorageException.class);

        assertThat(grantsLeft()).isEqualTo(PLAN - 2);
    }

    private void failWith(StorageException wanted) {
        failure.set(Optional.of(wanted));
    }

    private long grantsLeft() {
        return IntStream.range(0, 2 * PLAN)
                .filter(i -> engine.validate(license.key(), IP, HARDWARE) instanceof Validation.Granted)
                .count();
    }
}
