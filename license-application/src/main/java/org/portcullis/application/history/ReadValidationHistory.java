package org.portcullis.application.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.ports.in.ValidationHistory;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** What was validated. */
public final class ReadValidationHistory implements ValidationHistory {

    private final Transactions transactions;
    private final ValidationLog log;

    public ReadValidationHistory(Transactions transactions, ValidationLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    @Override
    public Page<RecordedValidation> list(Caller caller, ValidationFilter filter, PageRequest page) {
        return log.list(filter, caller.scope(), page);
    }

    @Override
    public List<RecordedValidation> before(
            Caller caller, ValidationFilter filter, Optional<RecordedValidation> last, int limit) {
        return log.before(last, filter, caller.scope(), limit);
    }

    @Override
    public Optional<RecordedValidation> find(Caller caller, ValidationId id) {
        return log.find(id, caller.scope());
    }

    @Override
    public Optional<LicenseUsage> usage(Caller caller, LicenseId license) {
        return sees(caller, license) ? Optional.of(log.usage(license)) : Optional.empty();
    }

    @Override
    public Optional<List<DailyUsage>> daily(Caller caller, LicenseId license, LocalDate from, LocalDate until) {
        return sees(caller, license) ? Optional.of(log.daily(license, from, until)) : Optional.empty();
    }

    private boolean sees(Caller caller, LicenseId license) {
        return transactions.inTransaction(
                stores -> stores.licenses().find(license, caller.scope()).isPresent());
    }
}
