package org.portcullis.cache;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.CommitListener;

/**
 * Hears of every commit, and knows which copies are older than a change that concerns them.
 *
 * <p>It exists before the stores, which tell it, and before the caches, which ask it; a change reaches the caches through
 * here, so that one object can be handed to the stores when they are opened.
 */
public final class Invalidations implements CommitListener {

    private static final int STRIPES = 4_096;

    private final AtomicLong generation = new AtomicLong();
    private final Map<AccountId, Long> accountsChangedAt = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> credentialsChangedAt = new ConcurrentHashMap<>();
    private final AtomicLong signingKeysChangedAt = new AtomicLong();
    private final AtomicLong instanceChangedAt = new AtomicLong();
    private final AtomicLongArray keyChanges = new AtomicLongArray(STRIPES);
    private final Collection<KeyListener> listeners = new CopyOnWriteArrayList<>();

    /** Drops copies of one licence, or renews them. */
    interface KeyListener {
        /** The licence with this key changed in whatever way. */
        void changed(LicenseKey key);

        /** A licence gave another seat. */
        void seatTaken(Change.SeatTaken taken);
    }

    /**
     * The state of things before a copy is made.
     *
     * @param generation counts changes that concern many licences
     * @param keyChanges counts changes to the one licence, and to a few that share its counter
     */
    record Stamp(long generation, long keyChanges) {}

    void subscribe(KeyListener listener) {
        listeners.add(listener);
    }

    /** To be called before a copy of the licence with this key is loaded. */
    Stamp stamp(String canonicalKey) {
        return new Stamp(generation.get(), keyChanges.get(stripe(canonicalKey)));
    }

    /** Whether the licence may have changed since, or lost its key; a copy loaded after {@code stamp} must not be kept then. */
    boolean movedSince(Stamp stamp, String canonicalKey) {
        return keyChanges.get(stripe(canonicalKey)) != stamp.keyChanges();
    }

    /** Whether a copy that was loaded after {@code stamp} is newer than every change that concerned many licences at once. */
    boolean isCurrent(LicenseSnapshot copy, Stamp stamp) {
        if (stamp.generation() < instanceChangedAt.get()) {
            return false;
        }
        Long accountChangedAt = accountsChangedAt.get(copy.license().owner());
        return accountChangedAt == null || stamp.generation() >= accountChangedAt;
    }

    /** To be noted before a copy of somebody's credentials is loaded. */
    long generation() {
        return generation.get();
    }

    /** Whether a copy of a credential of {@code account}, loaded at {@code generation}, is newer than every change to them. */
    boolean isCurrent(AccountId account, long generation) {
        Long changedAt = credentialsChangedAt.get(account);
        // A change whose text nobody understands may have been one of these, too.
        return generation >= instanceChangedAt.get() && (changedAt == null || generation >= changedAt);
    }

    /** Whether the signing keys, loaded at {@code generation}, are newer than every change to them. */
    boolean areSigningKeysCurrent(long generation) {
        return generation >= instanceChangedAt.get() && generation >= signingKeysChangedAt.get();
    }

    @Override
    public void committed(Collection<Change> changes) {
        changes.forEach(this::committed);
    }

    // Counters move before copies are dropped: a load that began before this change finds its counter moved, whether it
    // ends before the drop (and is dropped) or after it (and is not kept).
    private void committed(Change change) {
        switch (change) {
            case Change.SeatTaken taken -> {
                keyChanges.incrementAndGet(stripe(taken.key().canonical()));
                listeners.forEach(listener -> listener.seatTaken(taken));
            }
            case Change.LicenseChanged changed -> {
                keyChanges.incrementAndGet(stripe(changed.key().canonical()));
                listeners.forEach(listener -> listener.changed(changed.key()));
            }
            case Change.AccountChanged changed ->
                accountsChangedAt.merge(changed.account(), generation.incrementAndGet(), Math::max);
            case Change.CredentialsChanged changed ->
                credentialsChangedAt.merge(changed.account(), generation.incrementAndGet(), Math::max);
            case Change.SigningKeysChanged changed ->
                signingKeysChangedAt.accumulateAndGet(generation.incrementAndGet(), Math::max);
            case Change.InstanceChanged changed ->
                instanceChangedAt.accumulateAndGet(generation.incrementAndGet(), Math::max);
        }
    }

    private static int stripe(String canonicalKey) {
        int hash = canonicalKey.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
