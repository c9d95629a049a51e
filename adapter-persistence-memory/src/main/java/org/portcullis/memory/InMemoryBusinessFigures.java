package org.portcullis.memory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.out.BusinessFigures;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.UserFigures;

/** Counts whatever is asked for: what is in memory is near. */
final class InMemoryBusinessFigures implements BusinessFigures {
    private static final long ACCOUNTS = 0;

    /** That a product earned something. */
    record Earned(AccountId owner, ProductId product, LocalDate day, String currency, long amount) {}

    private final Transaction transaction;
    private final InMemoryStores stores;
    private final AtomicLong numbers;
    private final TableView<Earned> earned;
    private final TableView<LocalDate> registered;

    InMemoryBusinessFigures(Transaction transaction, Tables tables, InMemoryStores stores) {
        this.transaction = transaction;
        this.stores = stores;
        this.numbers = tables.figureNumbers;
        this.earned = transaction.on(tables.earned);
        this.registered = transaction.on(tables.registered);
    }

    /** Notes when an account was made, or a customer of an owner. */
    static void register(Transaction transaction, Tables tables, long owner, long number, Instant at) {
        transaction.on(tables.registered).put(Key.of(owner, number), dayOf(at));
    }

    @Override
    public void addRevenue(AccountId owner, ProductId product, LocalDate day, Currency currency, long amount) {
        earned.add(
                Key.of(numbers.incrementAndGet()), new Earned(owner, product, day, currency.getCurrencyCode(), amount));
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Long>> revenue(Scope scope, Days days) {
        SortedMap<LocalDate, SortedMap<String, Long>> found = new TreeMap<>();
        transaction.read(() -> earned.stream(Range.of(0)).toList()).forEach(part -> {
            if (scope.includes(part.owner(), part.product()) && isWithin(part.day(), days)) {
                found.computeIfAbsent(part.day(), day -> new TreeMap<>())
                        .merge(part.currency(), part.amount(), Long::sum);
            }
        });
        return found;
    }

    @Override
    public LicenseFigures licenses(Scope scope, Instant now) {
        List<License> there = stores.licenses().everMade(scope).stream()
                .filter(license -> !license.isDeleted())
                .toList();
        return new LicenseFigures(
                count(there, License::standing),
                there.stream()
                        .filter(license -> license.standing() == Standing.ACTIVE && license.isExpired(now))
                        .count(),
                count(there, License::plan),
                count(there, License::product));
    }

    private static <K> Map<K, Long> count(List<License> licenses, Function<License, K> sort) {
        return licenses.stream().collect(groupingBy(sort, counting()));
    }

    @Override
    public SortedMap<LocalDate, Long> created(Scope scope, Days days) {
        return daily(stores.licenses().everMade(scope).stream().map(license -> dayOf(license.createdAt())), days);
    }

    @Override
    public long products(Scope scope) {
        return stores.products().list(false, scope, PageRequest.first(1)).total();
    }

    @Override
    public UserFigures users(Scope scope, Days days, Instant now) {
        return switch (scope) {
            case Scope.Everything everything ->
                new UserFigures(
                        registered(ACCOUNTS, days),
                        transaction.read(
                                () -> registered.stream(Range.of(ACCOUNTS)).count()),
                        stores.signInSessions().open(now).stream()
                                .map(SignInSession::account)
                                .distinct()
                                .count());
            case Scope.OwnedBy owned ->
                new UserFigures(
                        registered(owned.account().value(), days),
                        stores.customers().list(scope, PageRequest.first(1)).total(),
                        stores.licenses().everMade(scope).stream()
                                .filter(license -> !license.isDeleted())
                                .flatMap(license -> license.customer().stream())
                                .distinct()
                                .count());
            case Scope.OfProduct ofProduct -> UserFigures.NONE;
            case Scope.Nothing nothing -> UserFigures.NONE;
        };
    }

    private SortedMap<LocalDate, Long> registered(long owner, Days days) {
        return transaction.read(() -> daily(registered.stream(Range.of(owner)), days));
    }

    private static SortedMap<LocalDate, Long> daily(Stream<LocalDate> each, Days days) {
        return each.filter(day -> isWithin(day, days))
                .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
    }

    private static boolean isWithin(LocalDate day, Days days) {
        return !day.isBefore(days.first()) && !day.isAfter(days.last());
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
