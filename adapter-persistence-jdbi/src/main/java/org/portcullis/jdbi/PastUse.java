package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portcullis.jdbi.Figures.LicenseDay;

/** Turns the use of licences on days that are forgotten into one sum for each licence. */
final class PastUse {

    private static final int AT_ONCE = 1_000;

    /** What days add up to. */
    private record Sum(long granted, long refused, long lastUsedAt) {
        Sum plus(Sum other) {
            return new Sum(granted + other.granted, refused + other.refused, Math.max(lastUsedAt, other.lastUsedAt));
        }
    }

    private PastUse() {}

    /** Takes some of the days before {@code firstKept}; whether there may be more. */
    static boolean add(Connection connection, LocalDate firstKept) throws SQLException {
        List<LicenseDay> days = new ArrayList<>();
        SortedMap<Long, Sum> sums = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select license_id, on_day, granted, refused, last_used_at
                from license_daily
                where on_day < ?
                order by on_day, license_id
                fetch first ? rows only
                for update
                """)) {
            statement.setObject(1, firstKept);
            statement.setInt(2, AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    long license = result.getLong(1);
                    days.add(new LicenseDay(license, result.getObject(2, LocalDate.class)));
                    sums.merge(license, new Sum(result.getLong(3), result.getLong(4), result.getLong(5)), Sum::plus);
                }
            }
        }
        write(connection, sums);
        delete(connection, days);
        return days.size() == AT_ONCE;
    }

    private static void write(Connection connection, SortedMap<Long, Sum> sums) throws SQLException {
        Rows.add(connection, """
                update license_past_use
                set granted = granted + ?, refused = refused + ?, last_used_at = greatest(last_used_at, ?)
                where license_id = ?
                """, """
                insert into license_past_use (granted, refused, last_used_at, license_id)
                values (?, ?, ?, ?)
                """, sums.entrySet(), (statement, row) -> {
            statement.setLong(1, row.getValue().granted());
            statement.setLong(2, row.getValue().refused());
            statement.setLong(3, row.getValue().lastUsedAt());
            statement.setLong(4, row.getKey());
        });
    }

    private static void delete(Connection connection, List<LicenseDay> days) throws SQLException {
        Rows.write(
                connection, "delete from license_daily where license_id = ? and on_day = ?", days, (statement, day) -> {
                    statement.setLong(1, day.license());
                    statement.setObject(2, day.day());
                });
    }
}
