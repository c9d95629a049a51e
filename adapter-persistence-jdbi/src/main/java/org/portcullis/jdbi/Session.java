package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.postgresql.PGConnection;

/** One connection in use: runs statements, and is the one place where their failures become the ports' exceptions. */
final class Session {

    private final Handle handle;

    Session(Handle handle) {
        this.handle = handle;
    }

    /** How many rows it changed. */
    int update(String sql, Parameters parameters) {
        return translating(() -> {
            try (var update = handle.createUpdate(sql)) {
                return update.bindMap(parameters.values()).execute();
            }
        });
    }

    /** How many rows it changed; positional parameters, as in {@link #list(String, Row.Reader, Object...)}. */
    int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    /** Whether each statement is a round trip to a server. */
    boolean isRemote() {
        try {
            return handle.getConnection().isWrapperFor(PGConnection.class);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    void updateEach(String sql, Collection<Parameters> rows) {
        if (rows.isEmpty()) {
            return;
        }
        translating(() -> {
            try (PreparedBatch batch = handle.prepareBatch(sql)) {
                rows.forEach(row -> batch.bindMap(row.values()).add());
                return batch.execute();
            }
        });
    }

    <T> Optional<T> first(String sql, Parameters parameters, Row.Reader<T> reader) {
        return translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return query.bindMap(parameters.values())
                        .map((result, context) -> reader.read(new Row(result)))
                        .findFirst();
            }
        });
    }

    /** The first row; positional parameters, as in {@link #list(String, Row.Reader, Object...)}. */
    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... parameters) {
        List<T> rows = list(sql, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /**
     * All rows. With positional parameters a statement goes past Jdbi, whose convenience takes longer than H2 takes for a
     * row: for the statements of a validation.
     */
    <T> List<T> list(String sql, Row.Reader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(result);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        Connection connection = handle.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            Object value = parameters[index];
            statement.setObject(
                    index + 1,
                    switch (value) {
                        case String[] texts -> connection.createArrayOf("varchar", texts);
                        case Long[] numbers -> connection.createArrayOf("bigint", numbers);
                        case null, default -> value;
                    });
        }
        return statement;
    }

    <T> List<T> list(String sql, Parameters parameters, Row.Reader<T> reader) {
        return translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return query.bindMap(parameters.values())
                        .map((result, context) -> reader.read(new Row(result)))
                        .list();
            }
        });
    }

    boolean exists(String sql, Parameters parameters) {
        return first(sql, parameters, row -> true).isPresent();
    }

    /**
     * A part of a list.
     *
     * @param columns what to select
     * @param from the rest of the statement: tables and conditions
     * @param order what to order by
     */
    <T> Page<T> page(
            String columns, String from, String order, Parameters parameters, PageRequest page, Row.Reader<T> reader) {
        long total = first("select count(*) as total " + from, parameters, row -> row.number("total"))
                .orElseThrow();
        if (page.skip() >= total) {
            return new Page<>(List.of(), total);
        }
        String sql = "select " + columns + " " + from + " order by " + order;
        return new Page<>(part(sql, parameters, page, reader), total);
    }

    /**
     * A part of a list that is counted in {@link Blocks}.
     *
     * @param ordered the statement, from the position on
     */
    <T> Page<T> page(
            String ordered, Parameters parameters, PageRequest page, Blocks.Position position, Row.Reader<T> reader) {
        return page.skip() >= position.total()
                ? new Page<>(List.of(), position.total())
                : new Page<>(
                        part(ordered, parameters, new PageRequest(position.skip(), page.limit()), reader),
                        position.total());
    }

    /**
     * What comes after the row of number {@code last} in a list by number.
     *
     * @param select the statement up to its conditions
     * @param order what to order by; ends with the column of the number
     */
    <T> List<T> after(
            String select, Conditions conditions, String order, Optional<Long> last, int limit, Row.Reader<T> reader) {
        String number = order.substring(order.lastIndexOf(' ') + 1);
        conditions.and(number + " > :last", "last", last.orElse(0L));
        return list(
                select + conditions.where() + " order by " + order + " fetch first :limit rows only",
                Parameters.of("limit", limit).and(conditions.parameters()),
                reader);
    }

    /** A part of the rows of an ordered statement. */
    <T> List<T> part(String ordered, Parameters parameters, PageRequest page, Row.Reader<T> reader) {
        return list(
                ordered + " offset :skip rows fetch first :limit rows only",
                Parameters.of("skip", page.skip()).and("limit", page.limit()).and(parameters),
                reader);
    }

    /** The next number of a sequence; never given twice, whatever becomes of the transaction. */
    long next(String sequence) {
        return first("select nextval('" + sequence + "') as number", row -> row.number("number"))
                .orElseThrow();
    }

    /** The next numbers of a sequence, as many, in their order. */
    List<Long> next(String sequence, int count) {
        // One array of that length, since the databases have different functions that make rows.
        Long[] rows = new Long[count];
        Arrays.fill(rows, 0L);
        return list(
                        "select nextval('" + sequence + "') as number from unnest(cast(:rows as bigint array)) as r",
                        Parameters.of("rows", rows),
                        row -> row.number("number"))
                .stream()
                .sorted()
                .toList();
    }

    /** Runs {@code work}, which calls Jdbi. */
    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException failure) {
            throw Failures.of(failure);
        }
    }
}
