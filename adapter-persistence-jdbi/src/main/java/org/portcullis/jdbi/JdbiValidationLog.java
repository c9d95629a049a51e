package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.jdbi.Sightings.Sighting;
import org.portcullis.ports.StorageConflict;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

final class JdbiValidationLog implements ValidationLog {

    /** A batch is repeated at once, or from a file when the server starts again; after that its id is forgotten. */
    private static final Duration BATCH_REMEMBERED = Duration.ofDays(3);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Jdbi writes;
    private final LogTables tables;
    private final LogUpkeep upkeep;
    private final Sightings sightings = new Sightings();
    private final AtomicLong cleanedAt = new AtomicLong();

    /**
     * The log.
     *
     * @param jdbi is asked for what is read
     * @param writes writes, which may take longer than somebody who asks would wait
     */
    JdbiValidationLog(Jdbi jdbi, Jdbi writes, LogTables tables, LogUpkeep upkeep) {
        this.jdbi = jdbi;
        this.writes = writes;
        this.tables = tables;
        this.upkeep = upkeep;
    }

    @Override
    public void write(UUID batch, List<ValidationRecord> validations) {
        if (validations.isEmpty()) {
            return;
        }
        Collection<Sighting> unknown = sightings.newIn(validations);
        sightings.remember(Attempts.untilNotLost(
                Attempts.OF_THE_LOG,
                () -> Session.translating(() ->
                        writes.inTransaction(handle -> write(handle.getConnection(), batch, validations, unknown)))));
    }

    /** The sightings that are written down after it. */
    private Collection<Sighting> write(
            Connection connection, UUID batch, List<ValidationRecord> validations, Collection<Sighting> unknown) {
        long now = validations.getLast().at().toEpochMilli();
        try {
            if (!isNew(connection, batch, now)) {
                return List.of();
            }
            long[] numbers = ValidationRows.numbers(connection, validations.size());
            tables.write(connection, validations, numbers);
            forgetOldBatches(connection, now);
            return SightingRows.add(connection, unknown);
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    /**
     * Two flushes that are the first to know of a licence or a day both insert its figures; the one that lost adds to them. A
     * flush that began before a month got its partition has to find the partition.
     */
    private static StorageException translated(SQLException failure) {
        StorageException translated = Failures.of(failure);
        return translated instanceof StorageConflict conflict
                ? new LostRace(String.valueOf(conflict.getMessage()), conflict)
                : translated;
    }

    private static boolean isNew(Connection connection, UUID batch, long now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into validation_batch (id, written_at) values (?, ?) on conflict do nothing")) {
            statement.setObject(1, batch);
            statement.setLong(2, now);
            return statement.executeUpdate() == 1;
        }
    }

    private void forgetOldBatches(Connection connection, long now) throws SQLException {
        long last = cleanedAt.get();
        if (now - last < BETWEEN_CLEANINGS.toMillis() || !cleanedAt.compareAndSet(last, now)) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from validation_batch where written_at < ?")) {
            statement.setLong(1, now - BATCH_REMEMBERED.toMillis());
            statement.executeUpdate();
        }
    }

    @Override
    public Page<RecordedValidation> list(ValidationFilter filter, Scope scope, PageRequest page) {
        return read(session -> LogPages.page(days(session, filter, scope, Span.of(filter)), Span.of(filter), page));
    }

    @Override
    public List<RecordedValidation> before(
            Optional<RecordedValidation> last, ValidationFilter filter, Scope scope, int limit) {
        Span asked = Span.of(filter);
        Span rest = last.map(row -> asked.within(Span.untilEndOf(LoggedDay.of(row))))
                .orElse(asked);
        return read(session -> LogPages.before(last, days(session, filter, scope, rest), rest, limit));
    }

    @Override
    public Optional<RecordedValidation> find(ValidationId id, Scope scope) {
        return read(session -> session.first(
                        "select " + ValidationRows.COLUMNS + " from validation_log where id = ?",
                        ValidationRows::read,
                        id.value())
                .filter(row -> row.validation().owner().map(scope::includes).orElse(scope instanceof Scope.Everything))
                .filter(row -> session.exists(
                        "select first_day from validation_log_kept where first_day <= :day",
                        Parameters.of("day", LoggedDay.of(row)))));
    }

    private static List<? extends LoggedDay> days(Session session, ValidationFilter filter, Scope scope, Span asked) {
        return filter.license().isPresent()
                ? LoggedDayOfLicense.of(session, filter.license().get(), scope)
                : LoggedDayOfAll.of(session, scope, asked);
    }

    @Override
    public Map<LicenseId, Long> totals(Collection<LicenseId> licenses) {
        record Total(LicenseId license, long validations) {}
        Object ids = licenses.stream().map(LicenseId::value).toArray(Long[]::new);
        return read(session ->
                session
                        .list(
                                """
                        select license_id, sum(uses) as uses
                        from (
                            select license_id, granted + refused as uses from license_daily where license_id = any(?)
                            union all
                            select license_id, granted + refused as uses
                            from license_past_use where license_id = any(?)) u
                        group by license_id
                        order by license_id
                        """,
                                row -> new Total(new LicenseId(row.number("license_id")), row.number("uses")),
                                ids,
                                ids)
                        .stream()
                        .collect(Collectors.toMap(Total::license, Total::validations)));
    }

    @Override
    public LicenseUsage usage(LicenseId license) {
        return read(session -> session.first(
                        """
                        select sum(granted) as granted, sum(refused) as refused, max(last_used_at) as last_used_at,
                            (select count(*) from license_seen where license_id = :license and kind = :address) as ips,
                            (select count(*) from license_seen where license_id = :license and kind = :device) as devices
                        from (
                            select granted, refused, last_used_at from license_daily where license_id = :license
                            union all
                            select granted, refused, last_used_at from license_past_use where license_id = :license) uses
                        """,
                        Parameters.of("license", license.value())
                                .and("address", Sightings.ADDRESS)
                                .and("device", Sightings.DEVICE),
                        row -> new LicenseUsage(
                                row.number("granted"),
                                row.number("refused"),
                                row.optionalInstant("last_used_at"),
                                row.integer("ips"),
                                row.integer("devices")))
                .orElseThrow());
    }

    @Override
    public List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until) {
        return read(session -> session.list(
                """
                select on_day, granted, refused
                from license_daily
                where license_id = :license and on_day between :from and :until and %s
                order by on_day
                """.formatted(LoggedDay.IS_KEPT),
                Parameters.of("license", license.value()).and("from", from).and("until", until),
                row -> new DailyUsage(row.date("on_day"), row.number("granted"), row.number("refused"))));
    }

    @Override
    public boolean tidy(LocalDate today, LocalDate firstKept) {
        return upkeep.tidy(today, firstKept);
    }

    private <T> T read(Function<Session, T> reads) {
        return Session.translating(() -> jdbi.withHandle(handle -> reads.apply(new Session(handle))));
    }
}
