package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The partitions of {@code validation_log} on PostgreSQL: one for each month in UTC, by its name. */
final class LogPartitions {

    /** This month and so many more: whoever looks after it may be away for a while. */
    private static final int MONTHS_AHEAD = 2;

    /** The log is written all the time, and whoever wants it for himself keeps everybody waiting. */
    private static final String GIVE_UP_SOON = "set local lock_timeout = '1s'";

    private LogPartitions() {}

    static void makeAhead(Connection connection, LocalDate today) throws SQLException {
        YearMonth month = YearMonth.from(today);
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            make(connection, month.plusMonths(ahead));
        }
    }

    private static void make(Connection connection, YearMonth month) throws SQLException {
        String name = name(month);
        if (exists(connection, name)) {
            return;
        }
        long begin = begin(month);
        long end = begin(month.plusMonths(1));
        try (Statement statement = connection.createStatement()) {
            statement.execute(GIVE_UP_SOON);
            // Nobody adds a row of this month between the move and the partition.
            statement.execute("lock table validation_log_other in access exclusive mode");
            statement.execute("create table " + name + " (like validation_log)");
            statement.execute("""
                    with moved as (
                        delete from validation_log_other where at >= %d and at < %d returning *)
                    insert into %s select * from moved
                    """.formatted(begin, end, name));
            statement.execute("alter table validation_log attach partition %s for values from (%d) to (%d)"
                    .formatted(name, begin, end));
        }
    }

    /** Drops the oldest month that is over before {@code firstKept}; whether there was one. */
    static boolean dropOldest(Connection connection, LocalDate firstKept) throws SQLException {
        Optional<String> oldest = oldestBefore(connection, name(YearMonth.from(firstKept)));
        if (oldest.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(GIVE_UP_SOON);
                statement.execute("drop table " + oldest.get());
            }
        }
        return oldest.isPresent();
    }

    /** Deletes what has no month of its own; whether there may be more. */
    static boolean deleteOthers(Connection connection, LocalDate firstKept) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from validation_log_other where at < ?")) {
            statement.setLong(
                    1, firstKept.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
            statement.executeUpdate();
        }
        return false;
    }

    /** Names sort like months; the one of all others comes after them. */
    private static Optional<String> oldestBefore(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.relname
                from pg_inherits i
                join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'validation_log'::regclass and c.relname < ?::name
                order by c.relname
                fetch first row only
                """)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    static String name(YearMonth month) {
        return "validation_log_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static long begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
