package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.NOW;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Scope;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.jdbi.Blocks.Block;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Fixtures;

/** Lists whose rows lie in several blocks of numbers, page by page. */
class BlocksTest {

    private static final int PAGE = 3;
    private static final long BLOCK = 8_192;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private JdbiPersistence persistence;
    private Account account;

    @BeforeEach
    void open() {
        persistence =
                JdbiPersistence.open(new JdbiConfig(url, "sa", "", JdbiConfig.DEFAULT_POOL_SIZE), CommitListener.NONE);
        account = persistence.transactions().inTransaction(stores -> {
            Account added = Fixtures.account(stores.accounts().nextId());
            stores.accounts().add(added);
            return added;
        });
    }

    @AfterEach
    void close() {
        persistence.close();
    }

    @Test
    void aPageBeginsInTheBlockThatHasItsFirstRow() {
        Blocks blocks = new Blocks(List.of(new Block(2, 5), new Block(4, 0), new Block(7, 3)));

        assertThat(blocks.position(0)).isEqualTo(new Blocks.Position(8, 2, 0));
        assertThat(blocks.position(4)).isEqualTo(new Blocks.Position(8, 2, 4));
        assertThat(blocks.position(5)).isEqualTo(new Blocks.Position(8, 7, 0));
        assertThat(blocks.position(7)).isEqualTo(new Blocks.Position(8, 7, 2));
        assertThat(blocks.position(8).total()).isEqualTo(8);
        assertThat(blocks.position(0).first()).isEqualTo(2 * BLOCK);
        assertThat(blocks.position(0).last()).isEqualTo(3 * BLOCK - 1);
    }

    @Test
    void customersAreListedOnceEachWhicheverBlockTheyAreIn() {
        List<Long> numbers = List.of(1L, 2L, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK, 9 * BLOCK, 9 * BLOCK + 7);
        persistence.transactions().inTransaction(stores -> {
            numbers.forEach(number -> stores.customers()
                    .add(Fixtures.customer(new CustomerId(number), account.id(), number + "@example.com")));
            return true;
        });
        assertThat(customers()).isEqualTo(numbers);

        persistence.transactions().inTransaction(stores -> {
            stores.customers().remove(new CustomerId(BLOCK));
            stores.customers().remove(new CustomerId(5 * BLOCK));
            stores.customers().remove(new CustomerId(4_711));
            return true;
        });
        assertThat(customers()).containsExactly(1L, 2L, BLOCK - 1, BLOCK + 1, 9 * BLOCK, 9 * BLOCK + 7);
    }

    @Test
    void auditEntriesAreListedNewestFirstAcrossBlocks() throws SQLException {
        long entry = 0;
        for (long number : List.of(1L, BLOCK - 2, 3 * BLOCK)) {
            restart("audit_entry_id", number);
            List<AuditEntry> entries = LongStream.range(entry, entry + 4)
                    .mapToObj(each -> Fixtures.auditEntry(account.id(), each, NOW))
                    .toList();
            persistence.transactions().inTransaction(stores -> {
                stores.auditTrail().addAll(entries);
                return true;
            });
            entry += 4;
        }

        List<Long> listed = new ArrayList<>();
        for (int skip = 0; skip < entry; skip += PAGE) {
            PageRequest page = new PageRequest(skip, PAGE);
            persistence
                    .transactions()
                    .inTransaction(stores -> stores.auditTrail().list(new Scope.OwnedBy(account.id()), page))
                    .items()
                    .forEach(found -> listed.add(found.resourceId()));
        }

        assertThat(listed)
                .isEqualTo(LongStream.range(0, entry)
                        .map(each -> 11 - each)
                        .boxed()
                        .toList());
    }

    @Test
    void aBusyDaysLogIsListedNewestFirstAcrossBlocks() throws SQLException {
        for (long block : List.of(1L, 8L, 9L, 40L)) {
            restart("validation_log_block", block);
            persistence
                    .validationLog()
                    .write(
                            UUID.randomUUID(),
                            LongStream.range(0, 4)
                                    .mapToObj(each -> Fixtures.validation(
                                            new LicenseId(block),
                                            account.id(),
                                            new ProductId(1 + each),
                                            Outcome.GRANTED,
                                            NOW.plusMillis(block * 10 + each)))
                                    .toList());
        }

        List<Long> listed = new ArrayList<>();
        for (int skip = 0; skip < 16; skip += PAGE) {
            persistence
                    .validationLog()
                    .list(ValidationFilter.ALL, new Scope.Everything(), new PageRequest(skip, PAGE))
                    .items()
                    .forEach(found -> listed.add(found.validation().at().toEpochMilli() - NOW.toEpochMilli()));
        }

        assertThat(listed)
                .containsExactly(403L, 402L, 401L, 400L, 93L, 92L, 91L, 90L, 83L, 82L, 81L, 80L, 13L, 12L, 11L, 10L);
    }

    private List<Long> customers() {
        List<Long> numbers = new ArrayList<>();
        for (int skip = 0; skip < 9; skip += PAGE) {
            PageRequest page = new PageRequest(skip, PAGE);
            persistence
                    .transactions()
                    .inTransaction(stores -> stores.customers().list(new Scope.OwnedBy(account.id()), page))
                    .items()
                    .forEach(customer -> numbers.add(customer.id().value()));
        }
        return numbers;
    }

    private void restart(String sequence, long number) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(Database.of(url).withOptions(url, Patience.REQUESTS), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter sequence " + sequence + " restart with " + number);
        }
    }
}
