package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.ports.out.Transactions;

/** What {@link Transactions} promises. */
public abstract class TransactionsContract extends StoreContract {

    protected TransactionsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aCommittedChangeIsSeenByLaterTransactions() {
        License license = addLicense();

        check(stores ->
                assertThat(stores.licenses().find(license.id(), EVERYTHING)).contains(license));
    }

    @Test
    void theExceptionOfTheWorkComesOut() {
        IllegalStateException thrown = new IllegalStateException("of the work");

        assertThatThrownBy(() -> change(stores -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }
}
