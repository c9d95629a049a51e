package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import org.portcullis.jdbi.Figures.Amount;
import org.portcullis.jdbi.Figures.ProductDay;
import org.portcullis.jdbi.Figures.Use;

/** Adds a batch's figures to those of before. */
final class FigureRows {

    private FigureRows() {}

    static void add(Connection connection, Figures figures) throws SQLException {
        addByLicense(connection, figures);
        addByProduct(connection, figures);
        addByOwner(connection, figures);
    }

    private static void addByLicense(Connection connection, Figures figures) throws SQLException {
        Rows.add(connection, """
                update license_daily
                set granted = granted + ?, refused = refused + ?, last_used_at = greatest(last_used_at, ?),
                    superseded_id = newest_id, newest_id = ?
                where license_id = ? and on_day = ?
                """, """
                insert into license_daily (granted, refused, last_used_at, newest_id, license_id, on_day)
                values (?, ?, ?, ?, ?, ?)
                """, figures.byLicense().entrySet(), (statement, row) -> {
            Use use = row.getValue();
            statement.setLong(1, use.granted());
            statement.setLong(2, use.refused());
            statement.setLong(3, use.lastAt());
            statement.setLong(4, use.newest());
            statement.setLong(5, row.getKey().license());
            statement.setObject(6, row.getKey().day());
        });
    }

    private static void addByProduct(Connection connection, Figures figures) throws SQLException {
        Rows.add(connection, """
                update product_daily
                set amount = amount + ?, first_id = least(first_id, ?), last_id = greatest(last_id, ?)
                where owner_id = ? and product_id = ? and on_day = ? and outcome = ?
                """, """
                insert into product_daily (amount, first_id, last_id, owner_id, product_id, on_day, outcome)
                values (?, ?, ?, ?, ?, ?, ?)
                """, figures.byProduct().entrySet(), (statement, row) -> {
            Amount amount = row.getValue();
            ProductDay day = row.getKey();
            statement.setLong(1, amount.amount());
            statement.setLong(2, amount.first());
            statement.setLong(3, amount.last());
            statement.setLong(4, day.owner());
            statement.setLong(5, day.product());
            statement.setObject(6, day.day());
            statement.setInt(7, day.outcome().code());
        });
    }

    private static void addByOwner(Connection connection, Figures figures) throws SQLException {
        Rows.add(connection, """
                update log_part
                set amount = amount + ?, first_id = least(first_id, ?), last_id = greatest(last_id, ?)
                where owner_id = ? and on_day = ? and block = ?
                """, """
                insert into log_part (amount, first_id, last_id, owner_id, on_day, block)
                values (?, ?, ?, ?, ?, ?)
                """, figures.byOwner().entrySet(), (statement, row) -> {
            Amount amount = row.getValue();
            statement.setLong(1, amount.amount());
            statement.setLong(2, amount.first());
            statement.setLong(3, amount.last());
            statement.setLong(4, row.getKey().owner());
            statement.setObject(5, row.getKey().day());
            statement.setLong(6, row.getKey().block());
        });
    }
}
