package org.portcullis.jdbi;

import org.portcullis.core.access.Scope;

/** How many rows a list has that grows without end, in {@link Blocks} of each owner. */
final class ListTally {

    /** The owner of what nobody owns. */
    static final long NOBODY = 0;

    private final Session session;
    private final Tally tally;
    private final String list;
    private final String order;

    private ListTally(Session session, Tally tally, String list, String order) {
        this.session = session;
        this.tally = tally;
        this.list = list;
        this.order = order;
    }

    static ListTally ofCustomers(Session session, Tally tally) {
        return new ListTally(session, tally, "CUSTOMERS", "block");
    }

    static ListTally ofPayments(Session session, Tally tally) {
        return new ListTally(session, tally, "PAYMENTS", "block desc");
    }

    static ListTally ofAuditTrail(Session session, Tally tally) {
        return new ListTally(session, tally, "AUDIT_TRAIL", "block desc");
    }

    /** Counts a row that was added. */
    void add(long owner, long number) {
        change(owner, number, 1);
    }

    /** No longer counts a row that was removed. */
    void remove(long owner, long number) {
        change(owner, number, -1);
    }

    private void change(long owner, long number, long amount) {
        tally.add(Tally.Table.LISTS, amount, list, owner, Blocks.of(number));
    }

    /** Where a page begins. */
    Blocks.Position position(Scope scope, long skip) {
        tally.write();
        Conditions conditions = Conditions.within(scope, "owner_id").and("list = :list", "list", list);
        String sql = "select block, sum(amount) as amount from list_tally " + conditions.where()
                + " group by block order by " + order;
        return new Blocks(session.list(sql, conditions.parameters(), Blocks.Block::read)).position(skip);
    }
}
