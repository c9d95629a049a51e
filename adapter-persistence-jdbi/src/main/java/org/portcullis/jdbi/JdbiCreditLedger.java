package org.portcullis.jdbi;

import java.util.Map;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.out.CreditLedger;

final class JdbiCreditLedger implements CreditLedger {

    private final Session session;

    JdbiCreditLedger(Session session) {
        this.session = session;
    }

    @Override
    public Credits of(LicenseId license) {
        return session.first(
                        "select total, used from credit_balance where license_id = :license",
                        Parameters.of("license", license.value()),
                        row -> new Credits(row.number("total"), row.number("used")))
                .orElse(Credits.NONE);
    }

    @Override
    public void setTotal(LicenseId license, long total) {
        Parameters parameters = Parameters.of("license", license.value()).and("total", total);
        int known = session.update("update credit_balance set total = :total where license_id = :license", parameters);
        if (known == 0) {
            session.update(
                    "insert into credit_balance (license_id, total, used) values (:license, :total, 0)", parameters);
        }
    }

    @Override
    public void addAll(Map<LicenseId, Credits> credits) {
        session.updateEach(
                "insert into credit_balance (license_id, total, used) values (:license, :total, :used)",
                credits.entrySet().stream()
                        .map(entry -> Parameters.of("license", entry.getKey().value())
                                .and("total", entry.getValue().total())
                                .and("used", entry.getValue().used()))
                        .toList());
    }

    @Override
    public void spend(LicenseId license, long amount) {
        int spent = session.update("""
                update credit_balance
                set used = used + ?
                where license_id = ? and total - used >= ?
                """, amount, license.value(), amount);
        if (spent == 0) {
            throw new StorageConflict("fewer credits are left than were to be spent");
        }
    }
}
