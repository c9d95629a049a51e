package org.portcullis.application.license;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.portcullis.application.idempotency.Repetition;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.journal.Journal.Deed;
import org.portcullis.application.retry.Retries;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicenseReplacement;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.LicenseDetails;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their licences. Making and changing, which have rules of their own, are told elsewhere. */
public final class AdministerLicenses implements LicenseAdministration {

    private final Transactions transactions;
    private final MakeLicense making;
    private final ChangeLicense changing;
    private final KeySource keys;
    private final Journal journal;
    private final InstantSource time;

    public AdministerLicenses(
            Transactions transactions,
            MakeLicense making,
            ChangeLicense changing,
            KeySource keys,
            Journal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.making = making;
        this.changing = changing;
        this.keys = keys;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public LicenseCreation create(
            Caller caller, LicenseDraft draft, Optional<CustomerDraft> buyer, Optional<RepeatableCall> call) {
        return Retries.whileTaken(() -> transactions.inTransaction(stores -> Repetition.once(
                stores,
                Repetition.by(caller, call),
                time.instant(),
                new LicenseForms.OfCreation(stores, caller.scope()),
                () -> making.make(stores, caller, draft, buyer))));
    }

    @Override
    public Optional<LicenseDetails> find(Caller caller, LicenseId id) {
        return transactions.inTransaction(
                stores -> stores.licenses().find(id, caller.scope()).map(license -> details(stores, license)));
    }

    @Override
    public Optional<LicenseDetails> find(Caller caller, UUID uuid) {
        return transactions.inTransaction(
                stores -> stores.licenses().find(uuid, caller.scope()).map(license -> details(stores, license)));
    }

    @Override
    public Optional<LicenseDetails> find(Caller caller, LicenseKey key) {
        return transactions.inTransaction(
                stores -> stores.licenses().find(key, caller.scope()).map(license -> details(stores, license)));
    }

    @Override
    public Page<License> list(Caller caller, LicenseFilter filter, PageRequest page) {
        return transactions.inTransaction(stores -> stores.licenses().list(filter, caller.scope(), page));
    }

    @Override
    public LicenseUpdate change(
            Caller caller, LicenseId id, LicensePatch patch, OptionalLong credits, Optional<CustomerDraft> buyer) {
        return Retries.whileTaken(
                () -> transactions.inTransaction(stores -> changing.change(stores, caller, id, patch, credits, buyer)));
    }

    @Override
    public LicenseUpdate replace(Caller caller, LicenseId id, LicenseReplacement replacement) {
        return transactions.inTransaction(stores -> changing.replace(stores, caller, id, replacement));
    }

    @Override
    public boolean delete(Caller caller, LicenseId id) {
        return transactions.inTransaction(stores -> {
            Optional<License> license =
                    stores.licenses().lock(id, caller.scope()).filter(found -> !found.isDeleted());
            license.ifPresent(found -> delete(stores, caller, found));
            return license.isPresent();
        });
    }

    @Override
    public Optional<KeyRotation> rotate(Caller caller, LicenseKey key, Optional<RepeatableCall> call) {
        return Retries.whileTaken(() -> transactions.inTransaction(stores -> Repetition.once(
                stores,
                Repetition.by(caller, call),
                time.instant(),
                new LicenseForms.OfRotation(stores),
                () -> lock(stores, caller, key).map(license -> rotate(stores, caller, license)))));
    }

    @Override
    public boolean clear(Caller caller, LicenseKey key, Clearing what, Optional<RepeatableCall> call) {
        return transactions.inTransaction(stores -> Repetition.once(
                stores, Repetition.by(caller, call), time.instant(), new LicenseForms.OfClearing(), () -> {
                    Optional<License> license = lock(stores, caller, key);
                    license.ifPresent(found -> clear(stores, caller, found, what));
                    return license.isPresent();
                }));
    }

    private void delete(Stores stores, Caller caller, License license) {
        Instant now = time.instant();
        stores.licenses().update(license.deleted(now));
        stores.announce(new Change.LicenseChanged(license.key()));
        journal.audit(stores, caller, Deed.on(license, AuditAction.DELETE, AuditFields.of(license), Map.of()), now);
        journal.tell(stores, EventType.LICENSE_DELETED, license, now);
    }

    private KeyRotation rotate(Stores stores, Caller caller, License license) {
        Instant now = time.instant();
        License rotated = license.withKey(keys.next(license.keyFormat()), now);
        KeyRotation rotation = new KeyRotation(license.id(), license.key(), rotated.key(), now, caller.accountId());
        stores.licenses().update(rotated);
        stores.keyHistory().add(rotation);
        stores.announce(new Change.LicenseChanged(license.key()));
        // Said in words, since the masked keys may well be equal.
        Map<String, String> after = with(AuditFields.of(rotated), "rotated", "key");
        journal.audit(stores, caller, Deed.on(rotated, AuditAction.UPDATE, AuditFields.of(license), after), now);
        journal.tell(stores, EventType.LICENSE_ROTATED, rotated, now);
        return rotation;
    }

    private void clear(Stores stores, Caller caller, License license, Clearing what) {
        Instant now = time.instant();
        if (what == Clearing.EVERYTHING) {
            stores.seats().clearIps(license.id());
        }
        stores.seats().clearHardware(license.id());
        License released = license.withIpLock(license.ipLock().released());
        if (!released.equals(license)) {
            stores.licenses().update(released);
        }
        stores.announce(new Change.LicenseChanged(license.key()));
        Map<String, String> after = with(AuditFields.of(released), "cleared", what.name());
        journal.audit(stores, caller, Deed.on(released, AuditAction.UPDATE, AuditFields.of(license), after), now);
        journal.tell(stores, EventType.LICENSE_CLEARED, released, now);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String text) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, text);
        return more;
    }

    private static Optional<License> lock(Stores stores, Caller caller, LicenseKey key) {
        return stores.licenses()
                .lock(key)
                .filter(license -> caller.scope().includes(license.owner(), license.product()) && !license.isDeleted());
    }

    private static LicenseDetails details(Stores stores, License license) {
        return new LicenseDetails(
                license, stores.seats().of(license.id()), stores.credits().of(license.id()));
    }
}
