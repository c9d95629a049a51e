package org.portcullis.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.cache.Invalidations.Stamp;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.RemoteChanges;

/**
 * Licences that were asked for before, from memory. Keys that nobody has are not remembered, so that guessing fills
 * nothing and a key works from the moment it is made.
 *
 * <p>A licence with too many seats to list is remembered without most of them, and each of its seats on its own once it
 * was asked for. Such a seat belongs to the copy of the licence it was found with, and is forgotten with it.
 */
public final class CachingLicenseFacts implements LicenseFacts {

    private static final int WEIGHT_OF_A_LICENSE = 2;
    private static final int SHARE_OF_SEATS = 4;

    private final LicenseFacts source;
    private final Invalidations invalidations;
    private final RemoteChanges remoteChanges;
    private final Cache<String, Copy> licenses;
    private final Cache<Concern, Seat> seats;

    /** Tells one load of a licence from every other. */
    private static final class Load {}

    private record Copy(LicenseSnapshot snapshot, Stamp stamp, Load load) {}

    private record Concern(String canonicalKey, IpAddress ip, Optional<Hardware> hardware) {}

    /** Refers to its licence's load, not to the copy: a copy that was dropped must not stay in memory for its seats. */
    private record Seat(LicenseSnapshot narrowed, Load ofLicense) {}

    /**
     * Remembers what {@code source} answers.
     *
     * @param source is asked for what is not remembered
     * @param invalidations hears of every commit to the stores that {@code source} reads
     * @param remoteChanges whether {@code invalidations} hears of other nodes' commits, too; while it does not, nothing is
     *     answered from memory
     * @param capacity how many licences and seats are remembered at most, a licence counted twice; a quarter of it is for
     *     the seats of licences that have too many to list; 0 remembers nothing
     */
    public CachingLicenseFacts(
            LicenseFacts source, Invalidations invalidations, RemoteChanges remoteChanges, long capacity) {
        this.source = source;
        this.invalidations = invalidations;
        this.remoteChanges = remoteChanges;
        licenses = Caffeine.newBuilder()
                .maximumWeight(capacity - capacity / SHARE_OF_SEATS)
                .weigher((String key, Copy copy) -> weightOf(copy.snapshot()))
                .build();
        seats = Caffeine.newBuilder()
                .maximumWeight(capacity / SHARE_OF_SEATS)
                .weigher((Concern concern, Seat seat) -> weightOf(seat.narrowed()))
                .build();
        invalidations.subscribe(new Invalidations.KeyListener() {
            @Override
            public void changed(LicenseKey key) {
                licenses.invalidate(key.canonical());
            }

            @Override
            public void seatTaken(Change.SeatTaken taken) {
                // A copy that lists every seat lacks the new one; one that doesn't is none the worse.
                licenses.asMap()
                        .computeIfPresent(
                                taken.key().canonical(),
                                (same, copy) -> copy.snapshot().seats().isWhole() ? renewed(copy, taken) : copy);
            }
        });
    }

    @Override
    public Optional<LicenseSnapshot> byKey(LicenseKey key) {
        String canonicalKey = key.canonical();
        Copy remembered = remembered(canonicalKey);
        return remembered != null ? Optional.of(remembered.snapshot()) : load(key, canonicalKey);
    }

    @Override
    public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
        Concern concern = new Concern(request.key().canonical(), request.ip(), request.hardware());
        Copy license = remembered(concern.canonicalKey());
        if (license == null) {
            return source.concerning(request);
        }
        Seat known = seats.getIfPresent(concern);
        return known != null && known.ofLicense() == license.load()
                ? Optional.of(known.narrowed())
                : load(request, concern, license.load());
    }

    // What other nodes changed is asked first, the copy next: a change that is heard of in between still drops it.
    private @Nullable Copy remembered(String canonicalKey) {
        if (!remoteChanges.areHeard()) {
            return null;
        }
        Copy copy = licenses.getIfPresent(canonicalKey);
        return copy != null && invalidations.isCurrent(copy.snapshot(), copy.stamp()) ? copy : null;
    }

    private Optional<LicenseSnapshot> load(LicenseKey key, String canonicalKey) {
        Stamp stamp = invalidations.stamp(canonicalKey);
        Optional<LicenseSnapshot> loaded = source.byKey(key);
        // Within compute, so that an invalidation comes either before it, and is seen, or after it, and drops the copy.
        loaded.ifPresent(snapshot -> licenses.asMap()
                .compute(
                        canonicalKey,
                        (same, other) -> invalidations.movedSince(stamp, canonicalKey)
                                ? other
                                : new Copy(snapshot, stamp, new Load())));
        return loaded;
    }

    private Optional<LicenseSnapshot> load(ValidationRequest request, Concern concern, Load ofLicense) {
        Stamp stamp = invalidations.stamp(concern.canonicalKey());
        Optional<LicenseSnapshot> loaded = source.concerning(request);
        boolean unmoved = !invalidations.movedSince(stamp, concern.canonicalKey());
        // Only what has a seat is worth a place; kept for a copy of the licence that was dropped meanwhile, it is never
        // used.
        loaded.filter(snapshot -> unmoved && snapshot.factsFor(request).isPresent())
                .ifPresent(snapshot -> seats.put(concern, new Seat(snapshot, ofLicense)));
        return loaded;
    }

    /**
     * The copy with the new seat. It keeps its stamp: of what concerns many licences it knows no more than before. Null, to
     * drop it, if the seat was not taken from this very copy.
     */
    @SuppressWarnings("ReferenceEquality") // An equal copy may have been loaded since, and may know of something later.
    private static @Nullable Copy renewed(Copy copy, Change.SeatTaken taken) {
        return taken.renewal()
                .filter(renewal -> renewal.before() == copy.snapshot())
                .map(renewal -> new Copy(renewal.after(), copy.stamp(), new Load()))
                .orElse(null);
    }

    private static int weightOf(LicenseSnapshot snapshot) {
        return WEIGHT_OF_A_LICENSE
                + snapshot.seats().ips().size()
                + snapshot.seats().activations().size();
    }
}
