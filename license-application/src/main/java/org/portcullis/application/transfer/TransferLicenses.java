package org.portcullis.application.transfer;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.portcullis.application.customer.MakeCustomer;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.application.product.MakeProduct;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.LicenseImport;
import org.portcullis.ports.in.LicenseImport.BadLine;
import org.portcullis.ports.in.LicenseImport.Defect;
import org.portcullis.ports.in.LicenseSource;
import org.portcullis.ports.in.LicenseTransfer;
import org.portcullis.ports.in.SourceLine;
import org.portcullis.ports.in.TransferredLicense;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;

/**
 * Takes licences in, a thousand at a time, in one transaction for all; and hands them out, a thousand in each. A line that is
 * bad undoes all in the end, but the others are looked at all the same, so that whoever corrects the file sees every defect.
 */
public final class TransferLicenses implements LicenseTransfer {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final AccountPlans plans;
    private final KeySource keys;
    private final Identifiers identifiers;
    private final Journal journal;
    private final InstantSource time;
    private final MakeProduct makeProduct;
    private final MakeCustomer makeCustomer;

    /** Undoes the transaction. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient LicenseImport outcome;

        Undone(LicenseImport outcome) {
            super("the licenses can't all be taken in", null, false, false);
            this.outcome = outcome;
        }
    }

    public TransferLicenses(
            Transactions transactions,
            AccountPlans plans,
            KeySource keys,
            Identifiers identifiers,
            Journal journal,
            InstantSource time) {
        this.transactions = transactions;
        this.plans = plans;
        this.keys = keys;
        this.identifiers = identifiers;
        this.journal = journal;
        this.time = time;
        this.makeProduct = new MakeProduct(identifiers, journal, time);
        this.makeCustomer = new MakeCustomer(identifiers, journal, time);
    }

    @Override
    public LicenseImport importAll(Caller caller, AccountId owner, LicenseSource source, boolean makesProducts) {
        requireMayActFor(caller, owner);
        try {
            return transactions.inTransaction(stores -> {
                Parents parents = new Parents(stores, caller, owner, makesProducts, makeProduct, makeCustomer);
                Arrivals arrivals =
                        new Arrivals(stores, caller, owner, parents, keys, identifiers, journal, time.instant());
                return importAll(stores, owner, source.lines(), arrivals);
            });
        } catch (Undone undone) {
            return undone.outcome;
        } catch (Duplicate overtaken) {
            return new LicenseImport.Overtaken();
        }
    }

    private LicenseImport importAll(Stores stores, AccountId owner, Iterator<SourceLine> lines, Arrivals arrivals) {
        OptionalLong limit = plans.of(lock(stores, owner)).licenses();
        long room = limit.isPresent() ? limit.getAsLong() - stores.licenses().count(owner) : Long.MAX_VALUE;
        List<BadLine> bad = new ArrayList<>();
        long count = 0;
        while (lines.hasNext() && bad.size() < LicenseImport.MOST_BAD_LINES) {
            List<SourceLine.Entry> entries = next(lines, bad);
            count += entries.size();
            if (count > room) {
                throw new Undone(new LicenseImport.PlanLimitReached(limit.orElseThrow()));
            }
            bad.addAll(arrivals.take(entries));
        }
        if (!bad.isEmpty()) {
            throw new Undone(new LicenseImport.Refused(inOrder(bad)));
        }
        return new LicenseImport.Done(count);
    }

    /** Counted under the account's lock, or others would make licences meanwhile. */
    private static Account lock(Stores stores, AccountId owner) {
        return stores.accounts()
                .lock(owner)
                .orElseThrow(() -> new Forbidden("there is no such account: " + owner.value()));
    }

    private static List<SourceLine.Entry> next(Iterator<SourceLine> lines, List<BadLine> bad) {
        List<SourceLine.Entry> entries = new ArrayList<>(AT_ONCE);
        while (lines.hasNext() && entries.size() < AT_ONCE && bad.size() < LicenseImport.MOST_BAD_LINES) {
            switch (lines.next()) {
                case SourceLine.Entry line -> entries.add(line);
                case SourceLine.Unreadable line -> bad.add(new BadLine(line.number(), Defect.UNREADABLE));
            }
        }
        return entries;
    }

    private static List<BadLine> inOrder(List<BadLine> bad) {
        return bad.stream()
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .limit(LicenseImport.MOST_BAD_LINES)
                .toList();
    }

    @Override
    public void exportAll(Caller caller, AccountId owner, Consumer<TransferredLicense> sink) {
        requireMayActFor(caller, owner);
        Departures departures = new Departures(owner);
        List<TransferredLicense> piece;
        do {
            piece = transactions.inTransaction(stores -> departures.next(stores, AT_ONCE));
            piece.forEach(sink);
        } while (!piece.isEmpty());
    }

    private static void requireMayActFor(Caller caller, AccountId owner) {
        if (!caller.scope().includes(owner)) {
            throw new Forbidden("licenses of another account");
        }
    }
}
