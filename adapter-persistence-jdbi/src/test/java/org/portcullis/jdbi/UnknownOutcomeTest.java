package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.Change;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/** The network fails after the database has committed and before it could say so. */
class UnknownOutcomeTest {

    private static final Change CHANGE = new Change.LicenseChanged(new LicenseKey("LIC-TEST-1"));

    private final List<Change> told = new ArrayList<>();
    private final JdbiTransactions transactions = new JdbiTransactions(
            Jdbi.create(UnknownOutcomeTest::connectionThatLosesReplies), NodeChannel.NONE, told::addAll);

    @Test
    void whatMayHaveBeenCommittedIsTold() {
        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    stores.announce(CHANGE);
                    return true;
                }))
                .isInstanceOf(StorageException.class);

        assertThat(told).containsExactly(CHANGE);
    }

    @Test
    void aSeatThatMayNotBeThereIsToldWithoutACopyThatHasIt() {
        License license = LicenseBuilder.license().build();
        LicenseKey key = license.key();
        LicenseSnapshot copy = new LicenseSnapshot(
                license,
                Fixtures.product(license.product(), license.owner(), "Demo Plugin"),
                Seats.NONE,
                Barred.NOTHING,
                0);

        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    stores.announce(new Change.SeatTaken(key, Optional.of(new Change.Renewal(copy, copy))));
                    return true;
                }))
                .isInstanceOf(StorageException.class);

        assertThat(told).containsExactly(new Change.SeatTaken(key));
    }

    @Test
    void workThatThrowsIsNotTold() {
        assertThatThrownBy(() -> transactions.inTransaction(stores -> {
                    stores.announce(CHANGE);
                    throw new IllegalStateException("of the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(told).isEmpty();
    }

    private static Connection connectionThatLosesReplies() throws SQLException {
        Connection real = DriverManager.getConnection("jdbc:h2:mem:");
        return (Connection) Proxy.newProxyInstance(
                UnknownOutcomeTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (method.getName().equals("commit")) {
                            throw new SQLException("connection reset", "08007");
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
