package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;

/**
 * What its owner wants changed of a licence; every field is left alone unless a {@code with…} says otherwise.
 *
 * @param product another product; clearing leaves it
 * @param customer another customer, or none
 * @param kind another kind; clearing means {@link LicenseKind#FIXED}
 * @param standing another standing; clearing leaves it, and {@link Standing#DELETED} is not set this way
 * @param from another beginning of the term, or none
 * @param until another end of the term, or none
 * @param ips another address limit; clearing means unlimited
 * @param hardware another device limit; clearing means unlimited
 * @param users another user limit; clearing means unlimited
 * @param ipLocked whether to tie it to one address; a lock that is on stays as it is when switched on again
 * @param plan another tier; clearing means {@link LicensePlan#FREE}
 * @param productName another name to show, or the product's
 * @param holderName another holder's name, or none
 * @param holderEmail another holder's e-mail address, or none
 * @param platform another platform owner, or none
 * @param notes other remarks, or none
 * @param metadata other data, or none
 * @param endsNow whether the term is to be over from now on, whatever else is said of it
 */
public record LicensePatch(
        Patch<ProductId> product,
        Patch<CustomerId> customer,
        Patch<LicenseKind> kind,
        Patch<Standing> standing,
        Patch<Instant> from,
        Patch<Instant> until,
        Patch<Limit> ips,
        Patch<Limit> hardware,
        Patch<Limit> users,
        Patch<Boolean> ipLocked,
        Patch<LicensePlan> plan,
        Patch<String> productName,
        Patch<String> holderName,
        Patch<String> holderEmail,
        Patch<PlatformOwner> platform,
        Patch<String> notes,
        Patch<Metadata> metadata,
        boolean endsNow) {

    /**
     * {@code license}, which is not deleted, as the patch wants it.
     *
     * @throws IllegalArgumentException if the patch would delete it, or it is; if a bound of its term is none that a
     *     {@link Term} has
     */
    public LicenseChange applyTo(License license, Instant now) {
        Standing wanted = standing.on(license.standing(), license.standing());
        if (license.isDeleted() || wanted == Standing.DELETED) {
            throw new IllegalArgumentException("a license is deleted by deleting it, and for good");
        }
        Optional<Instant> begin = from.onOptional(license.term().from());
        Optional<Instant> end = until.onOptional(license.term().end());
        if (begin.isPresent() && end.isPresent() && end.get().isBefore(begin.get())) {
            return new LicenseChange.TermEndsBeforeItBegins();
        }
        Term term = endsNow ? Term.of(begin, end).endedAt(now) : Term.of(begin, end);
        boolean wokenUp = standing instanceof Patch.To<Standing> && wanted == Standing.ACTIVE;
        if (wokenUp && term.isOver(now)) {
            return new LicenseChange.StillExpired();
        }
        Limits limits = new Limits(
                ips.on(license.limits().ips(), Limit.UNLIMITED),
                hardware.on(license.limits().hardware(), Limit.UNLIMITED),
                users.on(license.limits().users(), Limit.UNLIMITED));
        return new LicenseChange.Changed(new License(
                license.id(),
                license.uuid(),
                license.owner(),
                product.on(license.product(), license.product()),
                customer.onOptional(license.customer()),
                license.key(),
                license.keyFormat(),
                kind.on(license.kind(), LicenseKind.FIXED),
                wanted,
                term,
                limits,
                lock(license.ipLock()),
                plan.on(license.plan(), LicensePlan.FREE),
                productName.onOptional(license.productName()),
                new Holder(
                        holderName.onOptional(license.holder().name()),
                        holderEmail.onOptional(license.holder().email())),
                platform.on(license.platform(), PlatformOwner.NONE),
                notes.onOptional(license.notes()),
                metadata.on(license.metadata(), Metadata.EMPTY),
                license.createdAt(),
                now));
    }

    private IpLock lock(IpLock current) {
        return switch (ipLocked) {
            case Patch.Keep<Boolean> keep -> current;
            case Patch.Clear<Boolean> clear -> new IpLock.Off();
            case Patch.To<Boolean> to -> {
                if (!to.value()) {
                    yield new IpLock.Off();
                }
                yield current instanceof IpLock.Off ? new IpLock.Waiting() : current;
            }
        };
    }

    /** A patch that changes nothing, to begin with. */
    public static Builder changes() {
        return new Builder();
    }

    /** Collects wishes. */
    public static final class Builder {
        private Patch<ProductId> product = Patch.keep();
        private Patch<CustomerId> customer = Patch.keep();
        private Patch<LicenseKind> kind = Patch.keep();
        private Patch<Standing> standing = Patch.keep();
        private Patch<Instant> from = Patch.keep();
        private Patch<Instant> until = Patch.keep();
        private Patch<Limit> ips = Patch.keep();
        private Patch<Limit> hardware = Patch.keep();
        private Patch<Limit> users = Patch.keep();
        private Patch<Boolean> ipLocked = Patch.keep();
        private Patch<LicensePlan> plan = Patch.keep();
        private Patch<String> productName = Patch.keep();
        private Patch<String> holderName = Patch.keep();
        private Patch<String> holderEmail = Patch.keep();
        private Patch<PlatformOwner> platform = Patch.keep();
        private Patch<String> notes = Patch.keep();
        private Patch<Metadata> metadata = Patch.keep();
        private boolean endsNow;

        private Builder() {}

        /** What to do with {@link LicensePatch#product()}. */
        public Builder product(Patch<ProductId> wish) {
            product = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#customer()}. */
        public Builder customer(Patch<CustomerId> wish) {
            customer = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#kind()}. */
        public Builder kind(Patch<LicenseKind> wish) {
            kind = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#standing()}. */
        public Builder standing(Patch<Standing> wish) {
            standing = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#from()}. */
        public Builder from(Patch<Instant> wish) {
            from = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#until()}. */
        public Builder until(Patch<Instant> wish) {
            until = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#ips()}. */
        public Builder ips(Patch<Limit> wish) {
            ips = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#hardware()}. */
        public Builder hardware(Patch<Limit> wish) {
            hardware = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#users()}. */
        public Builder users(Patch<Limit> wish) {
            users = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#ipLocked()}. */
        public Builder ipLocked(Patch<Boolean> wish) {
            ipLocked = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#plan()}. */
        public Builder plan(Patch<LicensePlan> wish) {
            plan = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#productName()}. */
        public Builder productName(Patch<String> wish) {
            productName = wish;
            return this;
        }

        /** What to do with the whole holder; clearing means nobody. */
        public Builder holder(Patch<Holder> wish) {
            return switch (wish) {
                case Patch.Keep<Holder> keep -> holderName(Patch.keep()).holderEmail(Patch.keep());
                case Patch.Clear<Holder> clear -> holderName(Patch.clear()).holderEmail(Patch.clear());
                case Patch.To<Holder> to ->
                    holderName(wish(to.value().name()))
                            .holderEmail(wish(to.value().email()));
            };
        }

        /** What to do with {@link LicensePatch#holderName()}. */
        public Builder holderName(Patch<String> wish) {
            holderName = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#holderEmail()}. */
        public Builder holderEmail(Patch<String> wish) {
            holderEmail = wish;
            return this;
        }

        /** Has the term be over from now on. */
        public Builder endsNow() {
            endsNow = true;
            return this;
        }

        private static Patch<String> wish(Optional<String> text) {
            return text.map(Patch::to).orElseGet(Patch::clear);
        }

        /** What to do with {@link LicensePatch#platform()}. */
        public Builder platform(Patch<PlatformOwner> wish) {
            platform = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#notes()}. */
        public Builder notes(Patch<String> wish) {
            notes = wish;
            return this;
        }

        /** What to do with {@link LicensePatch#metadata()}. */
        public Builder metadata(Patch<Metadata> wish) {
            metadata = wish;
            return this;
        }

        /** The patch of all wishes so far. */
        public LicensePatch build() {
            return new LicensePatch(
                    product,
                    customer,
                    kind,
                    standing,
                    from,
                    until,
                    ips,
                    hardware,
                    users,
                    ipLocked,
                    plan,
                    productName,
                    holderName,
                    holderEmail,
                    platform,
                    notes,
                    metadata,
                    endsNow);
        }
    }
}
