package org.portcullis.jdbi;

import java.util.Optional;
import org.portcullis.ports.out.InstanceFacts;

final class JdbiInstanceFacts implements InstanceFacts {

    private final Session session;

    JdbiInstanceFacts(Session session) {
        this.session = session;
    }

    @Override
    public Optional<String> find(Fact fact) {
        return session.first("select fact from instance_fact where name = ?", row -> row.text("fact"), fact.name());
    }

    @Override
    public String settle(Fact fact, String proposal) {
        // Waits for whoever proposes at the same time, and then changes nothing.
        session.update(
                "insert into instance_fact (name, fact) values (?, ?) on conflict do nothing", fact.name(), proposal);
        return find(fact).orElseThrow();
    }

    @Override
    public boolean replace(Fact fact, String before, String next) {
        return session.update(
                        "update instance_fact set fact = ? where name = ? and fact = ?", next, fact.name(), before)
                == 1;
    }
}
