package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.ports.out.SealedSigningKeys;

final class JdbiSealedSigningKeys implements SealedSigningKeys {

    private final Session session;

    JdbiSealedSigningKeys(Session session) {
        this.session = session;
    }

    @Override
    public List<SealedSigningKey> newestFirst() {
        return session.list("""
                select generation, id, created_at, signs_from, retired_at, sealed
                from signing_key
                order by generation desc
                """, JdbiSealedSigningKeys::key);
    }

    @Override
    public void add(SealedSigningKey key) {
        session.update("""
                insert into signing_key (generation, id, created_at, signs_from, retired_at, sealed)
                values (:generation, :id, :createdAt, :signsFrom, :retiredAt, :sealed)
                """, parameters(key));
    }

    @Override
    public void update(SealedSigningKey key) {
        session.update("""
                update signing_key
                set id = :id, created_at = :createdAt, signs_from = :signsFrom, retired_at = :retiredAt,
                    sealed = :sealed
                where generation = :generation
                """, parameters(key));
    }

    @Override
    public void remove(long generation) {
        session.update("delete from signing_key where generation = ?", generation);
    }

    private static SealedSigningKey key(Row row) throws SQLException {
        return new SealedSigningKey(
                row.number("generation"),
                row.text("id"),
                row.instant("created_at"),
                row.instant("signs_from"),
                row.optionalInstant("retired_at"),
                new SealedSecret(row.text("sealed")));
    }

    private static Parameters parameters(SealedSigningKey key) {
        return Parameters.of("generation", key.generation())
                .and("id", key.id())
                .and("createdAt", key.createdAt())
                .and("signsFrom", key.signsFrom())
                .and("retiredAt", key.retiredAt())
                .and("sealed", key.pkcs8().text());
    }
}
