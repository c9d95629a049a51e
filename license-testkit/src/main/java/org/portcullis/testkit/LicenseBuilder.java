package org.portcullis.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;

/** Makes licences for tests: active, fixed, for ever, without any limit, unless said otherwise. */
public final class LicenseBuilder {
    private LicenseId id = new LicenseId(1);
    private UUID uuid = CountingIdentifiers.uuid(Fixtures.NOW, 1);
    private AccountId owner = new AccountId(1);
    private ProductId product = new ProductId(1);
    private Optional<CustomerId> customer = Optional.empty();
    private LicenseKey key = new LicenseKey("LIC-TEST-1");
    private KeyFormat keyFormat = KeyFormat.prefixed("LIC");
    private LicenseKind kind = LicenseKind.FIXED;
    private Standing standing = Standing.ACTIVE;
    private Term term = Term.forever();
    private Limits limits = Limits.NONE;
    private IpLock ipLock = new IpLock.Off();
    private LicensePlan plan = LicensePlan.FREE;
    private Optional<String> productName = Optional.empty();
    private Holder holder = Holder.NOBODY;
    private PlatformOwner platform = PlatformOwner.NONE;
    private Optional<String> notes = Optional.empty();
    private Metadata metadata = Metadata.EMPTY;
    private Instant createdAt = Fixtures.NOW;
    private Instant updatedAt = Fixtures.NOW;

    private LicenseBuilder() {}

    /** A licence of account 1 for product 1, with number 1 and the key {@code LIC-TEST-1}. */
    public static LicenseBuilder license() {
        return new LicenseBuilder();
    }

    /** A licence of this product, with this number and the key {@code LIC-TEST-NUMBER}. */
    public static LicenseBuilder license(LicenseId id, AccountId owner, ProductId product) {
        return license().id(id).owner(owner).product(product).key("LIC-TEST-" + id.value());
    }

    /** A licence that is like {@code other} unless said otherwise. */
    public static LicenseBuilder like(License other) {
        return license()
                .id(other.id())
                .uuid(other.uuid())
                .owner(other.owner())
                .product(other.product())
                .customer(other.customer())
                .key(other.key())
                .keyFormat(other.keyFormat())
                .kind(other.kind())
                .standing(other.standing())
                .term(other.term())
                .limits(other.limits())
                .ipLock(other.ipLock())
                .plan(other.plan())
                .productName(other.productName())
                .holder(other.holder())
                .platform(other.platform())
                .notes(other.notes())
                .metadata(other.metadata())
                .createdAt(other.createdAt())
                .updatedAt(other.updatedAt());
    }

    /** The number, and a UUID made from it. */
    public LicenseBuilder id(LicenseId value) {
        id = value;
        uuid = CountingIdentifiers.uuid(Fixtures.NOW, value.value());
        return this;
    }

    public LicenseBuilder uuid(UUID value) {
        uuid = value;
        return this;
    }

    public LicenseBuilder owner(AccountId value) {
        owner = value;
        return this;
    }

    public LicenseBuilder product(ProductId value) {
        product = value;
        return this;
    }

    public LicenseBuilder customer(Optional<CustomerId> value) {
        customer = value;
        return this;
    }

    public LicenseBuilder customer(CustomerId value) {
        return customer(Optional.of(value));
    }

    public LicenseBuilder key(LicenseKey value) {
        key = value;
        return this;
    }

    public LicenseBuilder key(String text) {
        return key(new LicenseKey(text));
    }

    public LicenseBuilder keyFormat(KeyFormat value) {
        keyFormat = value;
        return this;
    }

    public LicenseBuilder kind(LicenseKind value) {
        kind = value;
        return this;
    }

    public LicenseBuilder standing(Standing value) {
        standing = value;
        return this;
    }

    public LicenseBuilder term(Term value) {
        term = value;
        return this;
    }

    public LicenseBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    public LicenseBuilder ipLock(IpLock value) {
        ipLock = value;
        return this;
    }

    public LicenseBuilder plan(LicensePlan value) {
        plan = value;
        return this;
    }

    public LicenseBuilder productName(Optional<String> value) {
        productName = value;
        return this;
    }

    public LicenseBuilder holder(Holder value) {
        holder = value;
        return this;
    }

    public LicenseBuilder platform(PlatformOwner value) {
        platform = value;
        return this;
    }

    public LicenseBuilder notes(Optional<String> value) {
        notes = value;
        return this;
    }

    public LicenseBuilder metadata(Metadata value) {
        metadata = value;
        return this;
    }

    public LicenseBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    public LicenseBuilder updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    /** Every field is set, to something that no other has; there is no customer yet. */
    public LicenseBuilder withEveryField() {
        return key("a-Mixed_Case~key!{1}")
                .keyFormat(new KeyFormat("LC-6-6-6"))
                .kind(LicenseKind.CONSUMPTION)
                .standing(Standing.SUSPENDED)
                .term(Term.of(Optional.of(Fixtures.NOW.plusMillis(1)), Optional.of(Fixtures.NOW.plusMillis(999))))
                .limits(new Limits(Limit.of(0), Limit.of(Integer.MAX_VALUE), Limit.of(10)))
                .ipLock(new IpLock.Held(IpAddress.of("2001:db8::1")))
                .plan(LicensePlan.ENTERPRISE)
                .productName(Optional.of("Shown Name"))
                .holder(new Holder(Optional.of("ACME Corp"), Optional.of("User@Example.com")))
                .platform(new PlatformOwner(
                        Optional.of(Platform.OTHER),
                        Optional.of("Some Market"),
                        Optional.of("12345"),
                        Optional.of("987654321012345678"),
                        Optional.of("buyer#0001")))
                .notes(Optional.of("first line\nsecond line\twith a tab"))
                .metadata(new Metadata("{\"features\":[\"a\",\"b\"],\"n\":1.0,\"s\":\"\\u0000 ' \\\" \\\\\"}"))
                .createdAt(Instant.parse("2020-02-29T23:59:59.999Z"))
                .updatedAt(Instant.parse("2026-01-01T00:00:00.001Z"));
    }

    /** Every text is as long as it may be, and every time as early or late. */
    public LicenseBuilder withExtremes() {
        Optional<String> longest = Optional.of(HostileTexts.LONGEST_NAME);
        return key("~" + "!".repeat(LicenseKey.MAX_LENGTH - 1))
                .keyFormat(new KeyFormat("A".repeat(115) + "-12"))
                .term(Term.of(Optional.of(Term.EARLIEST), Optional.of(Term.LATEST)))
                .productName(longest)
                .holder(new Holder(longest, longest))
                .platform(new PlatformOwner(Optional.of(Platform.OTHER), longest, longest, longest, longest))
                .notes(Optional.of(HostileTexts.LONGEST_NOTES))
                .metadata(new Metadata("{\"" + "\u00E9".repeat(Metadata.RULE.maxLength() - 6) + "\":1}"))
                .createdAt(Term.EARLIEST)
                .updatedAt(Term.LATEST);
    }

    /** The licence. */
    public License build() {
        return new License(
                id,
                uuid,
                owner,
                product,
                customer,
                key,
                keyFormat,
                kind,
                standing,
                term,
                limits,
                ipLock,
                plan,
                productName,
                holder,
                platform,
                notes,
                metadata,
                createdAt,
                updatedAt);
    }
}
