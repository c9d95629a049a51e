package org.portcullis.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.TooManyPasswordsException;

/** Passwords by Argon2id. */
public final class Argon2Passwords implements Passwords {

    private static final int SALT_SIZE = 16;
    // Who waits holds a thread of the server, which has other things to do than to wait for passwords.
    private static final int MAX_WAITING_PER_PLACE = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Cost cost;
    private final Semaphore places;
    private final int maxWaiting;
    private final Duration patience;
    private final Argon2Hash nobodys;

    /**
     * Passwords that are hashed at this cost.
     *
     * @param atOnce how many are hashed at once, each with the memory that it costs
     * @param patience how long one waits for its turn at most
     */
    public Argon2Passwords(Argon2Cost cost, int atOnce, Duration patience) {
        this.cost = cost;
        this.places = new Semaphore(atOnce, true);
        this.maxWaiting = atOnce * MAX_WAITING_PER_PLACE;
        this.patience = patience;
        this.nobodys = Argon2Hash.of(new Password(""), cost, newSalt());
    }

    @Override
    public PasswordHash hash(Password password) {
        return inTurn(() -> Argon2Hash.of(password, cost, newSalt()).written());
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        Optional<Argon2Hash> known = hash.flatMap(Argon2Hash::parse);
        // Not "known && isOf": who has no hash must wait as long.
        boolean alike = inTurn(() -> known.orElse(nobodys).isOf(password));
        return alike && known.isPresent();
    }

    @Override
    public boolean needsRehash(PasswordHash hash) {
        return Argon2Hash.parse(hash).map(old -> cost.exceeds(old.cost())).orElse(true);
    }

    private byte[] newSalt() {
        byte[] salt = new byte[SALT_SIZE];
        random.nextBytes(salt);
        return salt;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (places.getQueueLength() >= maxWaiting || !hasPlaceInTime()) {
            throw new TooManyPasswordsException("too many passwords are waiting to be hashed");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean hasPlaceInTime() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
