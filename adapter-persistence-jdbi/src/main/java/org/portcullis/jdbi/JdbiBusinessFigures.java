package org.portcullis.jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.out.BusinessFigures;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.UserFigures;

final class JdbiBusinessFigures implements BusinessFigures {

    private final Session session;
    private final Tally tally;

    JdbiBusinessFigures(Session session, Tally tally) {
        this.session = session;
        this.tally = tally;
    }

    @Override
    public void addRevenue(AccountId owner, ProductId product, LocalDate day, Currency currency, long amount) {
        tally.add(Tally.Table.REVENUE, amount, owner.value(), product.value(), day, currency.getCurrencyCode());
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Long>> revenue(Scope scope, Days days) {
        tally.write();
        Conditions conditions = within(scope, days);
        SortedMap<LocalDate, SortedMap<String, Long>> found = new TreeMap<>();
        session.list(
                """
                        select on_day, currency, sum(amount) as amount
                        from revenue_daily
                        %s
                        group by on_day, currency
                        order by on_day, currency
                        """.formatted(conditions.where()),
                conditions.parameters(),
                row -> found.computeIfAbsent(row.date("on_day"), day -> new TreeMap<>())
                        .put(row.text("currency"), row.number("amount")));
        return found;
    }

    @Override
    public LicenseFigures licenses(Scope scope, Instant now) {
        tally.write();
        LocalDate today = Figures.dayOf(now);
        Map<Standing, Long> byStanding = new EnumMap<>(Standing.class);
        Map<LicensePlan, Long> byPlan = new EnumMap<>(LicensePlan.class);
        Map<ProductId, Long> byProduct = new HashMap<>();
        Conditions conditions = Conditions.within(scope, "owner_id", "product_id")
                .and("standing <> 'DELETED'")
                .and("amount > 0");
        long over = session
                .list("""
                        select product_id, standing, plan, sum(amount) as amount,
                            sum(case when ends_on < :today then amount else 0 end) as over_before
                        from license_figure
                        %s
                        group by product_id, standing, plan
                        order by product_id, standing, plan
                        """.formatted(conditions.where()), conditions.parameters().and("today", today), row -> {
                    long amount = row.number("amount");
                    Standing standing = row.constant(Standing.class, "standing");
                    byStanding.merge(standing, amount, Long::sum);
                    byPlan.merge(row.constant(LicensePlan.class, "plan"), amount, Long::sum);
                    byProduct.merge(new ProductId(row.number("product_id")), amount, Long::sum);
                    return standing == Standing.ACTIVE ? row.number("over_before") : 0L;
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return new LicenseFigures(byStanding, over + overToday(scope, today, now), byPlan, byProduct);
    }

    /**
     * The day's own are the only ones that are looked at one by one. Everybody's are: asked for those of an owner, H2 would read all
     * that the owner has.
     */
    private long overToday(Scope scope, LocalDate today, Instant now) {
        record Over(AccountId owner, ProductId product, long amount) {}

        return session
                .list(
                        """
                        select l.owner_id, l.product_id, count(*) as amount
                        from license l
                        where l.valid_until >= :midnight and l.valid_until <= :now and l.standing = 'ACTIVE'
                        group by l.owner_id, l.product_id
                        order by l.owner_id, l.product_id
                        """,
                        Parameters.of(
                                        "midnight",
                                        today.atStartOfDay(ZoneOffset.UTC).toInstant())
                                .and("now", now),
                        row -> new Over(
                                new AccountId(row.number("owner_id")),
                                new ProductId(row.number("product_id")),
                                row.number("amount")))
                .stream()
                .filter(over -> scope.includes(over.owner(), over.product()))
                .mapToLong(Over::amount)
                .sum();
    }

    @Override
    public SortedMap<LocalDate, Long> created(Scope scope, Days days) {
        return daily("created_daily", within(scope, days));
    }

    @Override
    public long products(Scope scope) {
        Conditions conditions = Conditions.within(scope, "owner_id", "id").and("not removed");
        return count("from product " + conditions.where(), conditions.parameters());
    }

    @Override
    public UserFigures users(Scope scope, Days days, Instant now) {
        return switch (scope) {
            case Scope.Everything everything -> accounts(days, now);
            case Scope.OwnedBy owned -> customers(owned, days);
            case Scope.OfProduct ofProduct -> UserFigures.NONE;
            case Scope.Nothing nothing -> UserFigures.NONE;
        };
    }

    private UserFigures accounts(Days days, Instant now) {
        SortedMap<LocalDate, Long> registered = daily("registered_daily", registered(ListTally.NOBODY, days));
        long total = sum("registered_daily", "owner_id = :owner", Parameters.of("owner", ListTally.NOBODY));
        long active = session.first(
                        "select count(distinct account_id) as total from sign_in_session"
                                + " where expires_at > :now and ended_at is null",
                        Parameters.of("now", now),
                        row -> row.number("total"))
                .orElse(0L);
        return new UserFigures(registered, total, active);
    }

    private UserFigures customers(Scope.OwnedBy owned, Days days) {
        Parameters owner = Parameters.of("owner", owned.account().value());
        tally.write();
        long active = count("from customer_figure where owner_id = :owner and amount > 0", owner);
        SortedMap<LocalDate, Long> registered =
                daily("registered_daily", registered(owned.account().value(), days));
        return new UserFigures(
                registered, sum("list_tally", "list = 'CUSTOMERS' and owner_id = :owner", owner), active);
    }

    private static Conditions within(Scope scope, Days days) {
        return of(days, Conditions.within(scope, "owner_id", "product_id"));
    }

    private static Conditions registered(long owner, Days days) {
        return of(days, Conditions.within(new Scope.Everything(), "owner_id").and("owner_id = :owner", "owner", owner));
    }

    private static Conditions of(Days days, Conditions conditions) {
        return conditions.and("on_day >= :first", "first", days.first()).and("on_day <= :last", "last", days.last());
    }

    private SortedMap<LocalDate, Long> daily(String table, Conditions conditions) {
        tally.write();
        SortedMap<LocalDate, Long> found = new TreeMap<>();
        session.list(
                "select on_day, sum(amount) as amount from " + table + " " + conditions.where()
                        + " group by on_day order by on_day",
                conditions.parameters(),
                row -> found.put(row.date("on_day"), row.number("amount")));
        return found;
    }

    private long sum(String table, String condition, Parameters owner) {
        return session.first(
                        "select sum(amount) as amount from " + table + " where " + condition,
                        owner,
                        row -> row.number("amount"))
                .orElse(0L);
    }

    private long count(String from, Parameters parameters) {
        return session.first("select count(*) as total " + from, parameters, row -> row.number("total"))
                .orElse(0L);
    }
}
