package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.out.IdempotencyRecords;

final class JdbiIdempotencyRecords implements IdempotencyRecords {

    private static final String IS_CALL = " where scope = ? and route = ? and call_key = ?";

    /** A row; it has no result only within the transaction that claimed it. */
    private record Kept(String content, Optional<String> result, Instant at) {
        static Kept read(Row row) throws SQLException {
            return new Kept(row.text("content"), row.optionalText("result"), row.instant("created_at"));
        }
    }

    private final Session session;

    JdbiIdempotencyRecords(Session session) {
        this.session = session;
    }

    @Override
    public Optional<String> claim(RepeatableCall call, Instant now) {
        while (!isFirst(call, now)) {
            Optional<Kept> kept = session.first(
                    "select content, result, created_at from idempotency_record" + IS_CALL + " for update",
                    Kept::read,
                    call.scope(),
                    call.route(),
                    call.key().text());
            if (kept.isPresent()) {
                return claim(call, kept.get(), now);
            }
            // Whoever had claimed it has released it meanwhile.
        }
        return Optional.empty();
    }

    /** Waits for another one that claims the same call. */
    private boolean isFirst(RepeatableCall call, Instant now) {
        return session.update("""
                        insert into idempotency_record (scope, route, call_key, content, created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """, call.scope(), call.route(), call.key().text(), call.content(), now.toEpochMilli())
                == 1;
    }

    private Optional<String> claim(RepeatableCall call, Kept kept, Instant now) {
        if (kept.at().isBefore(now.minus(REMEMBERED))) {
            session.update(
                    "update idempotency_record set content = ?, result = null, created_at = ?" + IS_CALL,
                    call.content(),
                    now.toEpochMilli(),
                    call.scope(),
                    call.route(),
                    call.key().text());
            return Optional.empty();
        }
        if (!kept.content().equals(call.content())) {
            throw new KeyReused();
        }
        return kept.result();
    }

    @Override
    public void keep(RepeatableCall call, String result) {
        session.update(
                "update idempotency_record set result = ?" + IS_CALL,
                result,
                call.scope(),
                call.route(),
                call.key().text());
    }

    @Override
    public void release(RepeatableCall call) {
        session.update(
                "delete from idempotency_record" + IS_CALL,
                call.scope(),
                call.route(),
                call.key().text());
    }

    @Override
    public int forget(Instant moment, int most) {
        return session.update("""
                delete from idempotency_record where (scope, route, call_key) in (
                    select scope, route, call_key from idempotency_record
                    where created_at < ? order by created_at fetch first ? rows only)
                """, moment.toEpochMilli(), most);
    }
}
