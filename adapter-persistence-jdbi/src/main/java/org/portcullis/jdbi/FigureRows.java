package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import org.portcullis.jdbi.Figures.Use;

/** Adds a batch's figures to those of before. */
final class FigureRows {

    private FigureRows() {}

    static void add(Connection connection, Figures figures) throws SQLException {
        addUsage(connection, figures);
        addLicenseDays(connection, figures);
        addProductDays(connection, figures);
    }

    private static void addUsage(Connection connection, Figures figures) throws SQLException {
        Rows.add(connection, """
                update license_usage
                set granted = granted + ?, refused = refused + ?, last_used_at = greatest(last_used_at, ?)
                where license_id = ?
                """, """
                insert into license_usage (granted, refused, last_used_at, license_id, distinct_ips, distinct_hardware)
                values (?, ?, ?, ?, 0, 0)
                """, figures.byLicense().entrySet(), (statement, row) -> {
            Use use = row.getValue();
            statement.setLong(1, use.granted());
            statement.setLong(2, use.refused());
            statement.setLong(3, use.lastAt());
            statement.setLong(4, row.getKey());
        });
    }

    private static void addLicenseDays(Connection connection, Figures figures) throws SQLException {
        Rows.add(
                connection,
                """
                update license_daily
                set granted = granted + ?, refused = refused + ?
                where license_id = ? and on_day = ?
                """,
                "insert into license_daily (granted, refused, license_id, on_day) values (?, ?, ?, ?)",
                figures.byLicenseDay().entrySet(),
                (statement, row) -> {
                    statement.setLong(1, row.getValue().granted());
                    statement.setLong(2, row.getValue().refused());
                    statement.setLong(3, row.getKey().license());
                    statement.setObject(4, row.getKey().day());
                });
    }

    private static void addProductDays(Connection connection, Figures figures) throws SQLException {
        Rows.add(
                connection,
                """
                update product_daily
                set amount = amount + ?
                where owner_id = ? and product_id = ? and on_day = ? and outcome = ?
                """,
                "insert into product_daily (amount, owner_id, product_id, on_day, outcome) values (?, ?, ?, ?, ?)",
                figures.byProductDay().entrySet(),
                (statement, row) -> {
                    statement.setLong(1, row.getValue());
                    statement.setLong(2, row.getKey().owner());
                    statement.setLong(3, row.getKey().product());
                    statement.setObject(4, row.getKey().day());
                    statement.setInt(5, row.getKey().outcome().code());
                });
    }
}
