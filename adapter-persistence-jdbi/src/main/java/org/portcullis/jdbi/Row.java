package org.portcullis.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A row of a result, read in the domain's types. */
record Row(ResultSet result) {

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return result.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    /** The elements of an array, none of them null. */
    List<String> texts(String column) throws SQLException {
        return List.of((String[]) result.getArray(column).getArray());
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    UUID uuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    LocalDate date(String column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return optional(column, Instant::ofEpochMilli);
    }

    <T> Optional<T> optional(String column, LongFunction<T> type) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(type.apply(value));
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, result.getString(column));
    }

    <E extends Enum<E>> Optional<E> optionalConstant(Class<E> type, String column) throws SQLException {
        @Nullable String name = result.getString(column);
        return name == null ? Optional.empty() : Optional.of(Enum.valueOf(type, name));
    }
}
