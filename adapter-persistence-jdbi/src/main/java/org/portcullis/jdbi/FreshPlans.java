package org.portcullis.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has PostgreSQL plan each statement for its own values. A plan that it keeps is for an owner of average size, and reads every
 * licence of one who has a million. (Measured: 700 ms instead of 1 ms for the ten licences of a customer.) Not for the
 * statements of a validation, which go past Jdbi: they look up single rows, whosever they are, and are quicker with a plan
 * that is kept.
 */
final class FreshPlans implements StatementCustomizer {

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        if (statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
