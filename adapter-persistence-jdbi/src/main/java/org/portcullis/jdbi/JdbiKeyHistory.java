package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.KeyHistory;

final class JdbiKeyHistory implements KeyHistory {

    private final Session session;

    JdbiKeyHistory(Session session) {
        this.session = session;
    }

    @Override
    public void add(KeyRotation rotation) {
        session.update(
                """
                insert into key_rotation (old_canonical, license_id, number, old_key, new_key, rotated_at, rotated_by)
                values (:canonical, :license, nextval('key_rotation_number'), :oldKey, :newKey, :at, :by)
                """,
                Parameters.of("canonical", rotation.oldKey().canonical())
                        .and("license", rotation.license().value())
                        .and("oldKey", rotation.oldKey().text())
                        .and("newKey", rotation.newKey().text())
                        .and("at", rotation.at())
                        .and("by", rotation.by().map(AccountId::value)));
    }

    @Override
    public List<KeyRotation> of(LicenseId license) {
        return session.list("""
                select license_id, old_key, new_key, rotated_at, rotated_by
                from key_rotation
                where license_id = :license
                order by number
                """, Parameters.of("license", license.value()), JdbiKeyHistory::rotation);
    }

    private static KeyRotation rotation(Row row) throws SQLException {
        return new KeyRotation(
                new LicenseId(row.number("license_id")),
                new LicenseKey(row.text("old_key")),
                new LicenseKey(row.text("new_key")),
                row.instant("rotated_at"),
                row.optional("rotated_by", AccountId::new));
    }
}
