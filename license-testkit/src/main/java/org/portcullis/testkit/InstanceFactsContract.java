package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portcullis.ports.out.InstanceFacts.Fact;

/** What the store of an instance's facts promises. */
public abstract class InstanceFactsContract extends StoreContract {

    protected InstanceFactsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void nothingIsSettledAtFirst() {
        for (Fact fact : Fact.values()) {
            check(stores -> assertThat(stores.instanceFacts().find(fact)).isEmpty());
        }
    }

    @Test
    void whatIsSettledStaysSo() {
        assertThat(settle(Fact.INSTANCE_ID, "first")).isEqualTo("first");
        assertThat(settle(Fact.INSTANCE_ID, "second")).isEqualTo("first");

        check(stores -> {
            assertThat(stores.instanceFacts().find(Fact.INSTANCE_ID)).contains("first");
            assertThat(stores.instanceFacts().find(Fact.MASTER_KEY_CHECK)).isEmpty();
        });
    }

    @Test
    void ofNodesThatProposeAtOnceOneSettlesItAndAllGetThat() {
        List<String> settled = Racers.race(16, racer -> settle(Fact.MASTER_KEY_CHECK, "proposal " + racer));

        assertThat(settled.stream().distinct()).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotSettled() {
        assertThatThrownBy(() -> change(stores -> {
                    stores.instanceFacts().settle(Fact.INSTANCE_ID, "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(settle(Fact.INSTANCE_ID, "later")).isEqualTo("later");
    }

    private String settle(Fact fact, String proposal) {
        return inTransaction(stores -> stores.instanceFacts().settle(fact, proposal));
    }
}
