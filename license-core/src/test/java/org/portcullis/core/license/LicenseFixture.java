package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;

/** A licence for tests: of account 1 and product 1, active, for ever, without limits, unless told otherwise. */
public final class LicenseFixture {

    public static final Instant CREATED_AT = Instant.parse("2024-01-01T00:00:00Z");

    private Standing standing = Standing.ACTIVE;
    private LicenseKind kind = LicenseKind.FIXED;
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Limit ips = Limit.UNLIMITED;
    private Limit hardware = Limit.UNLIMITED;
    private IpLock ipLock = new IpLock.Off();

    public LicenseFixture standing(Standing newStanding) {
        standing = newStanding;
        return this;
    }

    public LicenseFixture kind(LicenseKind newKind) {
        kind = newKind;
        return this;
    }

    public LicenseFixture from(Instant newFrom) {
        from = Optional.of(newFrom);
        return this;
    }

    public LicenseFixture until(Instant newUntil) {
        until = Optional.of(newUntil);
        return this;
    }

    public LicenseFixture ips(int max) {
        ips = new Limit(max);
        return this;
    }

    public LicenseFixture hardware(int max) {
        hardware = new Limit(max);
        return this;
    }

    public LicenseFixture ipLock(IpLock newLock) {
        ipLock = newLock;
        return this;
    }

    public License build() {
        return new License(
                new LicenseId(1),
                new UUID(0, 1),
                new AccountId(1),
                new ProductId(1),
                Optional.empty(),
                new LicenseKey("LIC-ABC123-XYZ789"),
                KeyFormat.prefixed("LIC"),
                kind,
                standing,
                Term.of(from, until),
                new Limits(ips, hardware, Limit.UNLIMITED),
                ipLock,
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                CREATED_AT,
                CREATED_AT);
    }
}
