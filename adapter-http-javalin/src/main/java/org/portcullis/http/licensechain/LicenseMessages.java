package org.portcullis.http.licensechain;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.licensechain.LicenseWords.Status;

/** What goes over the wire about licences. */
final class LicenseMessages {

    static final String MOMENT = "must be a date in ISO 8601 from 1970 to 9999";

    private static final String ID = "must be an app's id";
    private static final KeyFormat KEY_FORMAT = new KeyFormat("LC-6-6-6");

    /** Of an app that says nothing of it: any address, one device. */
    private static final Limits LIMITS = new Limits(Limit.UNLIMITED, Limit.of(1), Limit.UNLIMITED);

    private LicenseMessages() {}

    /** The body of a call that makes a licence. */
    record CreateBody(
            @JsonAlias("app_id") @Nullable String appId,
            @Nullable String plan,
            @JsonAlias("issued_to") @Nullable String issuedTo,
            @JsonAlias("issued_email") @Nullable String issuedEmail,
            @JsonAlias("expires_at") @Nullable String expiresAt) {

        /** A licence, and whom it is sold to. */
        record Order(LicenseDraft draft, Optional<CustomerDraft> buyer) {}

        /** What is to be made of the application, which the path names. */
        Order toOrder(ProductId product, UUID app) {
            FieldReader fields = new FieldReader();
            Optional<UUID> named = fields.parsed("appId", appId, Uuids::parse, ID);
            if (named.isPresent() && !named.get().equals(app)) {
                fields.reject("appId", "must be the app of the path");
            }
            LicensePlan tier = fields.parsed("plan", plan, LicenseWords::plan, LicenseWords.PLANS)
                    .orElse(LicensePlan.FREE);
            Optional<String> name = fields.line("issuedTo", issuedTo).map(String::strip);
            Optional<String> email = fields.email("issuedEmail", issuedEmail);
            Optional<Instant> end = fields.parsed("expiresAt", expiresAt, Moments::parse, MOMENT);
            fields.requireAllRight();
            LicenseDraft draft = new LicenseDraft(
                    product,
                    Optional.empty(),
                    KEY_FORMAT,
                    LicenseKind.FIXED,
                    Standing.ACTIVE,
                    Term.of(Optional.empty(), end),
                    Optional.empty(),
                    Optional.empty(),
                    LIMITS.users(),
                    LIMITS,
                    false,
                    tier,
                    Optional.empty(),
                    new Holder(name, email),
                    PlatformOwner.NONE,
                    Optional.empty(),
                    Metadata.EMPTY,
                    OptionalLong.empty());
            return new Order(draft, email.map(address -> CustomerDraft.of(name.orElse(address), address)));
        }
    }

    /** The body of a call that changes a licence; what is not in it stays. */
    record ChangeBody(
            @JsonAlias("app_id") Patch<String> appId,
            Patch<String> plan,
            Patch<String> status,
            @JsonAlias("issued_to") Patch<String> issuedTo,
            @JsonAlias("issued_email") Patch<String> issuedEmail,
            @JsonAlias("expires_at") Patch<String> expiresAt) {

        Wishes toWishes() {
            FieldReader fields = new FieldReader();
            Patch<UUID> app = fields.patch(appId, text -> fields.parsed("appId", text, Uuids::parse, ID));
            Patch<Optional<String>> name = fields.patch(
                    issuedTo, text -> Optional.of(fields.line("issuedTo", text).map(String::strip)));
            LicensePatch.Builder patch = LicensePatch.changes()
                    .plan(fields.patch(
                            plan, text -> fields.parsed("plan", text, LicenseWords::plan, LicenseWords.PLANS)))
                    .until(fields.patch(expiresAt, text -> fields.parsed("expiresAt", text, Moments::parse, MOMENT)))
                    .holderName(orNone(name));
            Patch<Optional<String>> email =
                    fields.patch(issuedEmail, text -> Optional.of(fields.email("issuedEmail", text)));
            if (appId instanceof Patch.Clear<String>) {
                fields.reject("appId", ID);
            }
            if (status instanceof Patch.Clear<String>) {
                fields.reject("status", LicenseWords.STATUSES);
            }
            if (fields.patch(status, text -> fields.parsed("status", text, LicenseWords::status, LicenseWords.STATUSES))
                    instanceof Patch.To<Status> to) {
                LicenseWords.set(patch, to.value());
            }
            fields.requireAllRight();
            return new Wishes(
                    sellTo(patch, orNone(email)),
                    orNone(email).onOptional(Optional.empty()),
                    orNone(name),
                    app.onOptional(Optional.empty()));
        }

        private static LicensePatch.Builder sellTo(LicensePatch.Builder patch, Patch<String> email) {
            return email instanceof Patch.Clear<String>
                    ? patch.holderEmail(email).customer(Patch.clear())
                    : patch.holderEmail(email);
        }

        /** A text of nothing but space is none. */
        private static Patch<String> orNone(Patch<Optional<String>> text) {
            return switch (text) {
                case Patch.Keep<Optional<String>> keep -> Patch.keep();
                case Patch.Clear<Optional<String>> clear -> Patch.clear();
                case Patch.To<Optional<String>> to -> to.value().map(Patch::to).orElseGet(Patch::clear);
            };
        }
    }

    /**
     * What is to become of a licence.
     *
     * @param patch all of it that needs no look-up
     * @param address whom it is sold to now, if that is said
     * @param name what they are called
     * @param app which application it is to be of, if that is said
     */
    record Wishes(LicensePatch.Builder patch, Optional<String> address, Patch<String> name, Optional<UUID> app) {

        /** Whom {@code license} is sold to now, called as it says from now on. */
        Optional<CustomerDraft> buyerOf(License license) {
            return address.map(known ->
                    CustomerDraft.of(name.onOptional(license.holder().name()).orElse(known), known));
        }
    }

    /** The body of a call that changes a licence's status. */
    record StatusBody(@Nullable String status) {

        Status toStatus() {
            FieldReader fields = new FieldReader();
            Optional<Status> wanted =
                    fields.requiredParsed("status", status, LicenseWords::status, LicenseWords.STATUSES);
            fields.requireAllRight();
            return wanted.orElseThrow();
        }
    }

    /** The body of a call that gives a licence another end. */
    record ExtendBody(@JsonAlias("expires_at") @Nullable String expiresAt) {

        Instant toEnd() {
            FieldReader fields = new FieldReader();
            Optional<Instant> end = fields.requiredParsed("expiresAt", expiresAt, Moments::parse, MOMENT);
            fields.requireAllRight();
            return end.orElseThrow();
        }
    }

    /** A licence where several are listed. */
    record ListedLicense(
            String id,
            String appId,
            String key,
            String plan,
            String status,
            @Nullable String issuedTo,
            @Nullable String issuedEmail,
            @Nullable String expiresAt,
            String createdAt,
            String updatedAt) {

        static ListedLicense from(License license, UUID app, Instant now) {
            return new ListedLicense(
                    license.uuid().toString(),
                    app.toString(),
                    license.key().text(),
                    LicenseWords.of(license.plan()),
                    LicenseWords.statusOf(license, now).name(),
                    license.holder().name().orElse(null),
                    license.holder().email().orElse(null),
                    license.term().end().map(Moments::plain).orElse(null),
                    Moments.millis(license.createdAt()),
                    Moments.millis(license.updatedAt()));
        }
    }

    /** A licence where it is told alone: its key and address twice. */
    record OneLicense(
            String id,
            String appId,
            String key,
            String licenseKey,
            String plan,
            String status,
            @Nullable String issuedTo,
            @Nullable String issuedEmail,
            @Nullable String email,
            @Nullable String expiresAt,
            String createdAt,
            String updatedAt) {

        static OneLicense from(License license, UUID app, Instant now) {
            ListedLicense listed = ListedLicense.from(license, app, now);
            return new OneLicense(
                    listed.id(),
                    listed.appId(),
                    listed.key(),
                    listed.key(),
                    listed.plan(),
                    listed.status(),
                    listed.issuedTo(),
                    listed.issuedEmail(),
                    listed.issuedEmail(),
                    listed.expiresAt(),
                    listed.createdAt(),
                    listed.updatedAt());
        }
    }

    /** The licences of one application. */
    record AppLicenses(List<ListedLicense> licenses, long total) {}

    /** Licences of all applications. */
    record Licenses(List<ListedLicense> licenses, long total, long page, int limit) {}

    /** Something is done. */
    record Done(String message) {
        static final Done DELETED = new Done("License deleted successfully");
    }
}
