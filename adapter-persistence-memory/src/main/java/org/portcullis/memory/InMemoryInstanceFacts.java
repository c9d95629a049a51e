package org.portcullis.memory;

import java.util.Optional;
import org.portcullis.ports.out.InstanceFacts;

final class InMemoryInstanceFacts implements InstanceFacts {
    private final TableView<String> facts;

    InMemoryInstanceFacts(Transaction transaction, Tables tables) {
        this.facts = transaction.on(tables.instanceFacts);
    }

    @Override
    public Optional<String> find(Fact fact) {
        return facts.find(keyOf(fact));
    }

    @Override
    public String settle(Fact fact, String proposal) {
        facts.lock(keyOf(fact));
        return find(fact).orElseGet(() -> {
            facts.put(keyOf(fact), proposal);
            return proposal;
        });
    }

    @Override
    public boolean replace(Fact fact, String before, String next) {
        facts.lock(keyOf(fact));
        boolean right = find(fact).equals(Optional.of(before));
        if (right) {
            facts.put(keyOf(fact), next);
        }
        return right;
    }

    private static Key keyOf(Fact fact) {
        return Key.of(0, fact.name());
    }
}
