package org.portcullis.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.jdbi.Figures.LicenseDay;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Validations as rows of {@code validation_log}, sent to PostgreSQL in one piece by COPY, in its text format. */
final class ValidationCopy {

    private static final String COPY = "copy validation_log (" + ValidationRows.COLUMNS + ") from stdin";
    private static final int BYTES_OF_A_ROW = 200;

    private final StringBuilder text;

    private ValidationCopy(int rows) {
        text = new StringBuilder(rows * BYTES_OF_A_ROW);
    }

    /**
     * Inserts rows.
     *
     * @param newest of each licence and day the newest row of before; it is brought up to date
     */
    static void insert(
            Connection connection, List<ValidationRecord> validations, long[] numbers, Map<LicenseDay, Long> newest)
            throws SQLException {
        ValidationCopy rows = new ValidationCopy(validations.size());
        for (int index = 0; index < numbers.length; index++) {
            ValidationRecord validation = validations.get(index);
            Optional<LicenseDay> day = validation.license().map(license -> LicenseDay.of(license, validation.at()));
            long number = numbers[index];
            rows.add(number, validation, day.flatMap(known -> Optional.ofNullable(newest.put(known, number))));
        }
        rows.send(connection);
    }

    private void add(long number, ValidationRecord validation, Optional<Long> previous) {
        text.append(number).append('\t').append(validation.at().toEpochMilli());
        text.append('\t').append(validation.outcome().code());
        addNumber(validation.license().map(LicenseId::value));
        addNumber(validation.owner().map(AccountId::value));
        addNumber(validation.product().map(ProductId::value));
        addText(Optional.of(validation.key().text()));
        addText(Optional.of(validation.ip()));
        addText(validation.hardware());
        addText(Optional.of(validation.channel()));
        addText(ValidationRows.client(validation));
        addNumber(previous);
        text.append('\t').append(validation.spam() ? "t" : "\\N");
        text.append('\n');
    }

    private void addNumber(Optional<Long> value) {
        text.append('\t');
        value.ifPresentOrElse(text::append, this::addNull);
    }

    private void addText(Optional<String> value) {
        text.append('\t');
        value.ifPresentOrElse(this::addEscaped, this::addNull);
    }

    private void addNull() {
        text.append("\\N");
    }

    private void addEscaped(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }

    private void send(Connection connection) throws SQLException {
        byte[] bytes = text.toString().getBytes(UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
