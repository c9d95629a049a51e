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
    void onlyWhatIsSettledIsReplaced() {
        settle(Fact.MASTER_KEY_CHECK, "first");

        assertThat(replace("other", "second")).isFalse();
        assertThat(settle(Fact.MASTER_KEY_CHECK, "third")).isEqualTo("first");
        assertThat(replace("first", "second")).isTrue();
        assertThat(replace("first", "third")).isFalse();

        check(stores -> {
            assertThat(stores.instanceFacts().find(Fact.MASTER_KEY_CHECK)).contains("second");
            assertThat(stores.instanceFacts().find(Fact.INSTANCE_ID)).isEmpty();
        });
    }

    @Test
    void ofManyThatReplaceTheSameOneDoes() {
        settle(Fact.MASTER_KEY_CHECK, "first");

        assertThat(Racers.race(16, racer -> replace("first", "of " + racer)))
                .filteredOn(done -> done)
                .hasSize(1);
    }

    private boolean replace(String before, String next) {
        return inTransaction(stores -> stores.instanceFacts().replace(Fact.MASTER_KEY_CHECK, before, next));
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
