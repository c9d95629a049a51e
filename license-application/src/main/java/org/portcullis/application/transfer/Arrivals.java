package org.portcullis.application.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.license.MakeLicense;
import org.portcullis.core.access.Caller;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.in.LicenseImport.BadLine;
import org.portcullis.ports.in.LicenseImport.Defect;
import org.portcullis.ports.in.SourceLine;
import org.portcullis.ports.in.TransferredLicense;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.Stores;

/** Takes licences in, within one transaction. */
final class Arrivals {

    private static final KeyFormat ANY_KEY = new KeyFormat("4-4-4-4");

    private final Stores stores;
    private final Caller caller;
    private final AccountId owner;
    private final KeySource keys;
    private final Identifiers identifiers;
    private final Journal journal;
    private final Instant now;
    private final Parents parents;

    Arrivals(
            Stores stores,
            Caller caller,
            AccountId owner,
            Parents parents,
            KeySource keys,
            Identifiers identifiers,
            Journal journal,
            Instant now) {
        this.stores = stores;
        this.caller = caller;
        this.owner = owner;
        this.keys = keys;
        this.identifiers = identifiers;
        this.journal = journal;
        this.now = now;
        this.parents = parents;
    }

    /** A line whose product is there. */
    private record Arrival(long line, TransferredLicense license, Product product, KeyFormat format, LicenseKey key) {}

    /** Takes in what is not bad, and tells what is. */
    List<BadLine> take(List<SourceLine.Entry> lines) {
        List<BadLine> bad = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (SourceLine.Entry line : lines) {
            parents.product(line.license().product())
                    .ifPresentOrElse(
                            product -> arrivals.add(arrival(line, product)),
                            () -> bad.add(new BadLine(line.number(), Defect.UNKNOWN_PRODUCT)));
        }
        Set<LicenseKey> taken = new HashSet<>(
                stores.licenses().taken(arrivals.stream().map(Arrival::key).toList()));
        arrivals.removeIf(arrival -> {
            boolean isTaken = !taken.add(arrival.key());
            if (isTaken) {
                bad.add(new BadLine(arrival.line(), Defect.KEY_TAKEN));
            }
            return isTaken;
        });
        write(arrivals);
        return bad;
    }

    /** A new key is drawn from so many that it is hardly ever taken; who has such luck tries again. */
    private Arrival arrival(SourceLine.Entry line, Product product) {
        TransferredLicense license = line.license();
        KeyFormat format = formatOf(license, product);
        return new Arrival(
                line.number(), license, product, format, license.key().orElseGet(() -> keys.next(format)));
    }

    private static KeyFormat formatOf(TransferredLicense license, Product product) {
        return license.keyFormat()
                .or(() -> product.licensePrefix().map(KeyFormat::prefixed))
                .orElse(ANY_KEY);
    }

    private void write(List<Arrival> arrivals) {
        List<License> licenses = new ArrayList<>(arrivals.size());
        Map<LicenseId, Credits> credits = new HashMap<>();
        List<AuditEntry> entries = new ArrayList<>(arrivals.size());
        List<Event> events = new ArrayList<>(arrivals.size());
        Iterator<LicenseId> ids = stores.licenses().nextIds(arrivals.size()).iterator();
        for (Arrival arrival : arrivals) {
            License license = license(arrival, ids.next());
            Credits of = arrival.license().credits();
            licenses.add(license);
            if (license.isConsumption()) {
                credits.put(license.id(), of);
            }
            entries.add(journal.entry(caller, MakeLicense.deedOf(license, of.total()), now));
            events.add(journal.event(EventType.LICENSE_CREATED, license, now));
        }
        stores.licenses().addAll(licenses);
        stores.credits().addAll(credits);
        stores.auditTrail().addAll(entries);
        stores.outbox().addAll(events);
    }

    private License license(Arrival arrival, LicenseId id) {
        TransferredLicense arriving = arrival.license();
        LicenseDraft draft =
                arriving.draft(arrival.product().id(), arriving.customer().map(parents::customer), arrival.format());
        License license = draft.license(
                        id,
                        identifiers.uuid(now),
                        owner,
                        arrival.key(),
                        arrival.product().limitsOf(draft),
                        now)
                .madeAt(arriving.createdAt().orElse(now));
        return arriving.ipLock() instanceof IpLock.Held held ? license.withIpLock(held) : license;
    }
}
