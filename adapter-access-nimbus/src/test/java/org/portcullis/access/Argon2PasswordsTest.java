package org.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.ports.out.TooManyPasswordsException;
import org.portcullis.testkit.PasswordsContract;

class Argon2PasswordsTest extends PasswordsContract {

    // Of the reference implementation: echo -n password | argon2 somesalt -id -v 13 -m 16 -t 2 -p 1 -e
    private static final PasswordHash REFERENCE =
            new PasswordHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    private static final Password PASSWORD = new Password("password");

    Argon2PasswordsTest() {
        super(passwords(CHEAP));
    }

    private static Argon2Passwords passwords(Argon2Cost cost) {
        return new Argon2Passwords(cost, 2, Duration.ofSeconds(10));
    }

    @Test
    void aHashOfTheReferenceImplementationIsRead() {
        assertThat(passwords(CHEAP).matches(PASSWORD, Optional.of(REFERENCE))).isTrue();
        assertThat(passwords(CHEAP).matches(new Password("Password"), Optional.of(REFERENCE)))
                .isFalse();
    }

    @Test
    void aHashTellsItsAlgorithmAndItsCost() {
        assertThat(passwords(Argon2Cost.STANDARD).hash(PASSWORD).text())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @ParameterizedTest
    @CsvSource({"128, 1, 1", "64, 2, 1", "64, 1, 2"})
    void whenMoreIsDemandedOldHashesStillMatchAndAreToBeMadeAnew(int memory, int passes, int lanes) {
        PasswordHash old = passwords(CHEAP).hash(PASSWORD);
        Argon2Passwords dearer = passwords(new Argon2Cost(memory, passes, lanes));

        assertThat(dearer.matches(PASSWORD, Optional.of(old))).isTrue();
        assertThat(dearer.needsRehash(old)).isTrue();
        assertThat(passwords(CHEAP).needsRehash(dearer.hash(PASSWORD))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=999999999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPP",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                "$2y$10$abcdefghijklmnopqrstuuPvTmGgoTgRUDiV9e5bSFpQ8ZcbfDgxC",
                "password",
            })
    void aHashOfAnotherKindOrOfAnAbsurdCostMatchesNothing(String text) {
        assertThat(passwords(CHEAP).matches(PASSWORD, Optional.of(new PasswordHash(text))))
                .isFalse();
    }

    @Test
    void aSignInForNobodyTakesAboutAsLongAsOneForSomebody() {
        Argon2Passwords passwords = passwords(Argon2Cost.STANDARD);
        Optional<PasswordHash> hash = Optional.of(passwords.hash(new Password("another")));
        // The first ones are slower, for either.
        for (int i = 0; i < 5; i++) {
            passwords.matches(PASSWORD, hash);
        }

        long somebody = fastestOfFive(() -> passwords.matches(PASSWORD, hash));
        long nobody = fastestOfFive(() -> passwords.matches(PASSWORD, Optional.empty()));

        assertThat(nobody).isBetween(somebody / 4, somebody * 4);
    }

    @Test
    void whoGetsNoPlaceInTimeIsTurnedAway() throws Exception {
        Argon2Passwords passwords = new Argon2Passwords(new Argon2Cost(16 * 1024, 8, 1), 1, Duration.ofMillis(1));
        CountDownLatch start = new CountDownLatch(1);
        int callers = 8;

        int turnedAway = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Boolean>> attempts = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return isTurnedAway(passwords);
                    }))
                    .toList();
            start.countDown();
            for (Future<Boolean> attempt : attempts) {
                turnedAway += attempt.get() ? 1 : 0;
            }
        }

        assertThat(turnedAway).isBetween(1, callers - 1);
        assertThat(passwords.hash(PASSWORD)).as("the place is free again").isNotNull();
    }

    @Test
    void anInterruptedCallerIsTurnedAwayAndStaysInterrupted() {
        Argon2Passwords passwords = passwords(CHEAP);

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(TooManyPasswordsException.class).isThrownBy(() -> passwords.hash(PASSWORD));
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "8, 0, 1", "8, 1, 0", "15, 1, 2", "262145, 1, 1", "8, 17, 1", "999, 1, 17"})
    void aCostIsNeitherTooLittleForTheAlgorithmNorTooMuchForTheServer(int memory, int passes, int lanes) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(memory, passes, lanes));
    }

    private static boolean isTurnedAway(Argon2Passwords passwords) {
        try {
            passwords.hash(PASSWORD);
            return false;
        } catch (TooManyPasswordsException e) {
            return true;
        }
    }

    private static long fastestOfFive(Runnable work) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            work.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
