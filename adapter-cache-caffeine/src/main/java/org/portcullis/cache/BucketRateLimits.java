package org.portcullis.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.portcullis.core.ratelimit.RateLimit;
import org.portcullis.core.ratelimit.RateVerdict;
import org.portcullis.ports.out.RateLimits;

/**
 * A token bucket for each limit and key. Of too many buckets those go that are asked for the least: whoever calls often
 * keeps a bucket, however many others call once.
 */
public final class BucketRateLimits implements RateLimits {

    /** How many buckets there are unless something else is chosen: some 50 MB at most. */
    public static final long DEFAULT_CAPACITY = 100_000;

    private final TimeMeter time;
    private final Cache<Counted, Counter> counters;

    /** Limits are few and buckets are many, which can share these. */
    private final Map<RateLimit, List<Bandwidth>> bandwidths = new ConcurrentHashMap<>();

    private record Counted(String limit, String key) {}

    private record Counter(RateLimit limit, Bucket bucket) {}

    /**
     * Counts nothing yet.
     *
     * @param nanoTime a clock that never goes back, as {@link System#nanoTime()} is, so that setting the machine's time
     *     lets nobody through and locks nobody out
     * @param capacity how many buckets there are at most
     */
    public BucketRateLimits(LongSupplier nanoTime, long capacity) {
        time = new Nanoseconds(nanoTime);
        counters = Caffeine.newBuilder()
                .maximumSize(capacity)
                // On the calling thread: who brings a new bucket makes room for it, which no flood can outrun.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public RateVerdict take(RateLimit limit, String key) {
        Counter counter = counters.get(new Counted(limit.name(), key), fresh -> newCounter(limit));
        VerboseResult<ConsumptionProbe> result = counter.bucket().asVerbose().tryConsumeAndReturnRemaining(1);
        BucketState state = result.getState();
        List<RateVerdict.Balance> balances = balances(counter.limit(), state);
        return result.getValue().isConsumed()
                ? new RateVerdict.Allowed(balances)
                : new RateVerdict.Exceeded(untilAllowed(balances, state), balances);
    }

    /** How many buckets there are now. */
    long size() {
        return counters.estimatedSize();
    }

    private Counter newCounter(RateLimit limit) {
        LocalBucketBuilder bucket = Bucket.builder().withCustomTimePrecision(time);
        bandwidths
                .computeIfAbsent(
                        limit,
                        fresh -> fresh.bands().stream()
                                .map(BucketRateLimits::bandwidth)
                                .toList())
                .forEach(bucket::addLimit);
        return new Counter(limit, bucket.build());
    }

    private static Bandwidth bandwidth(RateLimit.Band band) {
        return Bandwidth.builder()
                .capacity(band.capacity())
                .refillGreedy(band.capacity(), band.period())
                .build();
    }

    private static List<RateVerdict.Balance> balances(RateLimit limit, BucketState state) {
        List<RateVerdict.Balance> balances = new ArrayList<>(limit.bands().size());
        for (int i = 0; i < limit.bands().size(); i++) {
            RateLimit.Band band = limit.bands().get(i);
            long remaining = state.getCurrentSize(i);
            long missing = band.capacity() - remaining;
            balances.add(new RateVerdict.Balance(band, remaining, until(missing, band, state.getRoundingError(i))));
        }
        return balances;
    }

    private static Duration untilAllowed(List<RateVerdict.Balance> balances, BucketState state) {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < balances.size(); i++) {
            if (balances.get(i).remaining() == 0) {
                Duration wait = until(1, balances.get(i).band(), state.getRoundingError(i));
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
        }
        return longest;
    }

    /**
     * How long until so many tokens are back, where {@code begun} is what came back of the next one. The library tells it
     * for all bands together only, and rounds down, so that whoever waits as told would come a moment too early.
     */
    private static Duration until(long tokens, RateLimit.Band band, long begun) {
        return tokens == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.ceilDiv(tokens * band.period().toNanos() - begun, band.capacity()));
    }

    private record Nanoseconds(LongSupplier source) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
