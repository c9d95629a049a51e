package org.portcullis.benchmarks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.LicenseValidator;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.validation.Verdict;

/** What the decision alone costs: from a snapshot in memory to a verdict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** How many devices have a seat. */
    @Param({"1", "5", "1000"})
    public int seats;

    private LicenseSnapshot snapshot;
    private ValidationRequest known;
    private ValidationRequest unknown;

    /** Makes a licence whose last seat is asked for. */
    @Setup
    public void makeLicense() {
        ProductId productId = new ProductId(1);
        Product product = ProductDraft.named("Benchmark").product(productId, new UUID(0, 1), new AccountId(1), NOW);
        LicenseKey key = new LicenseKey("LIC-ABCDEF-GHJKLM");
        License license = LicenseDraft.of(productId, KeyFormat.prefixed("LIC"), Limits.of(seats, seats))
                .license(new LicenseId(1), new UUID(0, 2), new AccountId(1), key, Limits.of(seats, seats), NOW);
        Seats taken = Seats.NONE;
        for (int i = 0; i < seats; i++) {
            taken = taken.plus(ip(i)).plus(activation(i));
        }
        snapshot = new LicenseSnapshot(license, product, taken, Barred.NOTHING, 0);
        known = ValidationRequest.of(key, ip(seats - 1), Optional.of(hardware(seats - 1)), 1);
        unknown = ValidationRequest.of(key, ip(seats), Optional.of(hardware(seats)), 1);
    }

    /** A device that has a seat: granted. */
    @Benchmark
    public Verdict knownSeat() {
        return LicenseValidator.decide(snapshot.factsFor(known).orElseThrow(), known, NOW);
    }

    /** A device that has none: to be decided under the lock. */
    @Benchmark
    public boolean unknownSeat() {
        return snapshot.factsFor(unknown).isPresent();
    }

    private static IpAddress ip(int number) {
        return IpAddress.of("10.0." + number / 250 + "." + number % 250);
    }

    private static HardwareId hardware(int number) {
        return new HardwareId("HWID-" + number);
    }

    private static Activation activation(int number) {
        return new Activation(
                new ActivationId(number + 1), hardware(number), Optional.empty(), Optional.empty(), NOW, NOW);
    }
}
