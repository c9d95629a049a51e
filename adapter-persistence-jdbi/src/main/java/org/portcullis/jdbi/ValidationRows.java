package org.portcullis.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.jdbi.Figures.LicenseDay;
import org.portcullis.ports.query.RecordedValidation;

/** Validations as rows of {@code validation_log}, and back. */
final class ValidationRows {

    static final String COLUMNS =
            "id, at, outcome, license_id, owner_id, product_id, key_text, ip, hardware, channel, client, previous_id, spam";

    /** A row whose predecessor is not in its batch finds it where its licence's figures were just changed. */
    private static final String VALUES = """
            (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(
                cast(? as bigint),
                (select superseded_id from license_daily where license_id = ? and on_day = ?)), ?)
            """;

    private static final int PARAMETERS_OF_A_ROW = 15;

    /** What H2 does for each statement costs as much as what it does for a row. Divides {@link #NUMBERS_IN_A_BLOCK}. */
    private static final int ROWS_OF_A_STATEMENT = 20;

    private static final String INSERT_ONE = insertion(1);
    private static final String INSERT_MANY = insertion(ROWS_OF_A_STATEMENT);
    private static final String ASKED = "product";
    private static final int NUMBERS_IN_A_BLOCK = 1_000;

    private ValidationRows() {}

    /** Numbers for so many rows, each higher than the one before. */
    static long[] numbers(Connection connection, int count) throws SQLException {
        long[] numbers = new long[count];
        try (PreparedStatement nextBlock = connection.prepareStatement("select nextval('validation_log_block')")) {
            for (int index = 0; index < count; index++) {
                numbers[index] = index % NUMBERS_IN_A_BLOCK == 0
                        ? firstOf(nextBlock) * NUMBERS_IN_A_BLOCK
                        : numbers[index - 1] + 1;
            }
        }
        return numbers;
    }

    private static long firstOf(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String insertion(int rows) {
        return "insert into validation_log (" + COLUMNS + ") values "
                + String.join(", ", Collections.nCopies(rows, VALUES));
    }

    /** Comes after the figures were written. */
    static void insert(Connection connection, List<ValidationRecord> validations, long[] numbers) throws SQLException {
        Map<LicenseDay, Long> newest = new HashMap<>();
        try (PreparedStatement many = connection.prepareStatement(INSERT_MANY);
                PreparedStatement one = connection.prepareStatement(INSERT_ONE)) {
            int index = 0;
            while (index < numbers.length) {
                boolean isMany = numbers.length - index >= ROWS_OF_A_STATEMENT;
                PreparedStatement statement = isMany ? many : one;
                int rows = isMany ? ROWS_OF_A_STATEMENT : 1;
                for (int row = 0; row < rows; row++, index++) {
                    bind(statement, row * PARAMETERS_OF_A_ROW, numbers[index], validations.get(index), newest);
                }
                statement.addBatch();
                if (index % NUMBERS_IN_A_BLOCK == 0) {
                    many.executeBatch();
                }
            }
            many.executeBatch();
            one.executeBatch();
        }
    }

    /** The parameters of a row, behind {@code before} others. */
    private static void bind(
            PreparedStatement statement,
            int before,
            long number,
            ValidationRecord validation,
            Map<LicenseDay, Long> newest)
            throws SQLException {
        Optional<LicenseDay> day = validation.license().map(license -> LicenseDay.of(license, validation.at()));
        statement.setLong(before + 1, number);
        statement.setLong(before + 2, validation.at().toEpochMilli());
        statement.setInt(before + 3, validation.outcome().code());
        set(statement, before + 4, validation.license().map(LicenseId::value));
        set(statement, before + 5, validation.owner().map(AccountId::value));
        set(statement, before + 6, validation.product().map(ProductId::value));
        statement.setString(before + 7, validation.key().text());
        statement.setString(before + 8, validation.ip());
        statement.setString(before + 9, validation.hardware().orElse(null));
        statement.setString(before + 10, validation.channel());
        statement.setString(before + 11, client(validation).orElse(null));
        set(statement, before + 12, day.flatMap(known -> Optional.ofNullable(newest.put(known, number))));
        set(statement, before + 13, day.map(LicenseDay::license));
        statement.setObject(before + 14, day.map(LicenseDay::day).orElse(null));
        setSpam(statement, before + 15, validation);
    }

    private static void setSpam(PreparedStatement statement, int index, ValidationRecord validation)
            throws SQLException {
        if (validation.spam()) {
            statement.setBoolean(index, true);
        } else {
            statement.setNull(index, Types.BOOLEAN);
        }
    }

    private static void set(PreparedStatement statement, int index, Optional<Long> value) throws SQLException {
        if (value.isPresent()) {
            statement.setLong(index, value.get());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    static RecordedValidation read(Row row) throws SQLException {
        Map<String, String> said = row.optionalText("client").map(Json::read).orElse(Map.of());
        return new RecordedValidation(
                new ValidationId(row.number("id")),
                new ValidationRecord(
                        row.instant("at"),
                        Outcome.ofCode(row.integer("outcome")),
                        row.optional("license_id", LicenseId::new),
                        row.optional("owner_id", AccountId::new),
                        row.optional("product_id", ProductId::new),
                        Optional.ofNullable(said.get(ASKED)).map(Long::valueOf).map(ProductId::new),
                        new LicenseKey(row.text("key_text")),
                        row.text("ip"),
                        row.optionalText("hardware"),
                        row.text("channel"),
                        client(said),
                        row.flag("spam")));
    }

    /** What the client said that no column is for. */
    static Optional<String> client(ValidationRecord validation) {
        ClientFacts facts = validation.client();
        if (facts.equals(ClientFacts.NONE) && validation.asked().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        validation.asked().ifPresent(product -> fields.put(ASKED, Long.toString(product.value())));
        facts.productVersion().ifPresent(text -> fields.put("version", text));
        facts.macAddress().ifPresent(text -> fields.put("mac", text));
        facts.operatingSystem().ifPresent(text -> fields.put("os", text));
        facts.operatingSystemVersion().ifPresent(text -> fields.put("osVersion", text));
        facts.operatingSystemArchitecture().ifPresent(text -> fields.put("arch", text));
        facts.javaVersion().ifPresent(text -> fields.put("java", text));
        return Optional.of(Json.write(fields));
    }

    private static ClientFacts client(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return ClientFacts.NONE;
        }
        return new ClientFacts(
                Optional.ofNullable(fields.get("version")),
                Optional.ofNullable(fields.get("mac")),
                Optional.ofNullable(fields.get("os")),
                Optional.ofNullable(fields.get("osVersion")),
                Optional.ofNullable(fields.get("arch")),
                Optional.ofNullable(fields.get("java")));
    }
}
