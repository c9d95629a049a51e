package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.portcullis.jdbi.Figures.Amount;
import org.portcullis.jdbi.Figures.LicenseDay;
import org.portcullis.jdbi.Figures.LogPart;
import org.portcullis.jdbi.Figures.ProductDay;
import org.portcullis.jdbi.Figures.Use;

/** Adds a batch's figures to those of before: each column is one array, so that any number of rows is one statement. */
final class PostgresFigures {

    private static final String BY_LICENSE = """
            insert into license_daily as known (license_id, on_day, granted, refused, last_used_at, newest_id)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (license_id, on_day) do update
            set granted = known.granted + excluded.granted, refused = known.refused + excluded.refused,
                last_used_at = greatest(known.last_used_at, excluded.last_used_at),
                superseded_id = known.newest_id, newest_id = excluded.newest_id
            returning license_id, on_day, superseded_id
            """;

    private static final String BY_PRODUCT = """
            insert into product_daily as known (owner_id, product_id, on_day, outcome, amount, first_id, last_id)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (owner_id, product_id, on_day, outcome) do update
            set amount = known.amount + excluded.amount, first_id = least(known.first_id, excluded.first_id),
                last_id = greatest(known.last_id, excluded.last_id)
            """;

    private static final String BY_OWNER = """
            insert into log_part as known (owner_id, on_day, block, amount, first_id, last_id)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (owner_id, on_day, block) do update
            set amount = known.amount + excluded.amount, first_id = least(known.first_id, excluded.first_id),
                last_id = greatest(known.last_id, excluded.last_id)
            """;

    private PostgresFigures() {}

    /** The row of the log that was each licence's newest of the day until now; nothing for one that had none. */
    static Map<LicenseDay, Long> addByLicense(Connection connection, SortedMap<LicenseDay, Use> figures)
            throws SQLException {
        Map<LicenseDay, Long> superseded = new HashMap<>();
        if (figures.isEmpty()) {
            return superseded;
        }
        try (PreparedStatement statement = connection.prepareStatement(BY_LICENSE)) {
            Rows.setArray(statement, 1, "bigint", figures.keySet(), LicenseDay::license);
            Rows.setArray(statement, 2, "date", figures.keySet(), LicenseDay::day);
            Rows.setArray(statement, 3, "bigint", figures.values(), Use::granted);
            Rows.setArray(statement, 4, "bigint", figures.values(), Use::refused);
            Rows.setArray(statement, 5, "bigint", figures.values(), Use::lastAt);
            Rows.setArray(statement, 6, "bigint", figures.values(), Use::newest);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    long number = result.getLong(3);
                    if (!result.wasNull()) {
                        LocalDate day = result.getObject(2, LocalDate.class);
                        superseded.put(new LicenseDay(result.getLong(1), day), number);
                    }
                }
            }
        }
        return superseded;
    }

    static void addByProduct(Connection connection, SortedMap<ProductDay, Amount> figures) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_PRODUCT)) {
            Rows.setArray(statement, 1, "bigint", figures.keySet(), ProductDay::owner);
            Rows.setArray(statement, 2, "bigint", figures.keySet(), ProductDay::product);
            Rows.setArray(statement, 3, "date", figures.keySet(), ProductDay::day);
            Rows.setArray(statement, 4, "smallint", figures.keySet(), day ->
                    (short) day.outcome().code());
            Rows.setArray(statement, 5, "bigint", figures.values(), Amount::amount);
            Rows.setArray(statement, 6, "bigint", figures.values(), Amount::first);
            Rows.setArray(statement, 7, "bigint", figures.values(), Amount::last);
            statement.executeUpdate();
        }
    }

    static void addByOwner(Connection connection, SortedMap<LogPart, Amount> figures) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_OWNER)) {
            Rows.setArray(statement, 1, "bigint", figures.keySet(), LogPart::owner);
            Rows.setArray(statement, 2, "date", figures.keySet(), LogPart::day);
            Rows.setArray(statement, 3, "bigint", figures.keySet(), LogPart::block);
            Rows.setArray(statement, 4, "bigint", figures.values(), Amount::amount);
            Rows.setArray(statement, 5, "bigint", figures.values(), Amount::first);
            Rows.setArray(statement, 6, "bigint", figures.values(), Amount::last);
            statement.executeUpdate();
        }
    }
}
