package org.portcullis.jdbi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.Standing;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.LicenseFilter.Buyer;

/**
 * What a licence must fulfil to be in a list.
 *
 * @param conditions on {@code license l}
 * @param order by number, as the index of what is asked for has it: or H2 reads and sorts all that match for each page
 * @param areTallied whether the conditions are on nothing but what is counted in {@link LicenseTally}
 */
record LicenseConditions(Conditions conditions, String order, boolean areTallied) {

    static LicenseConditions of(Session session, LicenseFilter filter, Scope scope) {
        Conditions conditions = Conditions.within(scope, "l.owner_id", "l.product_id")
                .and("l.product_id = :product", "product", filter.product().map(ProductId::value))
                .and("l.kind = :kind", "kind", filter.kind())
                .and(standings(filter));
        boolean areTallied = filter.customer().isEmpty()
                && filter.expiredAt().isEmpty()
                && filter.buyer().isEmpty();
        boolean isOfProduct = filter.product().isPresent() || scope instanceof Scope.OfProduct;
        String order = isOfProduct ? "l.product_id, l.id" : Conditions.byNumber(scope, "l.owner_id", "l.id");
        if (filter.customer().isPresent()) {
            conditions.and(
                    "l.customer_id = :customer", "customer", filter.customer().map(CustomerId::value));
            order = "l.customer_id, l.id";
        }
        if (filter.buyer().isPresent()) {
            order = addBuyer(conditions, session, filter.buyer().get(), scope);
        }
        filter.expiredAt()
                .ifPresent(expiry -> conditions.and(
                        expiry.expired() ? "l.valid_until <= :now" : "(l.valid_until is null or l.valid_until > :now)",
                        "now",
                        expiry.now()));
        return new LicenseConditions(conditions, order, areTallied);
    }

    private static String standings(LicenseFilter filter) {
        return filter.standings().isEmpty()
                ? "l.standing <> '" + Standing.DELETED + "'"
                : filter.standings().stream()
                        .map(standing -> "'" + standing + "'")
                        .sorted()
                        .collect(Collectors.joining(", ", "l.standing in (", ")"));
    }

    /** The order that goes with the condition. */
    private static String addBuyer(Conditions conditions, Session session, Buyer buyer, Scope scope) {
        return switch (buyer) {
            case Buyer.AtPlatform at -> {
                conditions
                        .and("l.platform_owner_id = :platformOwner", "platformOwner", at.id())
                        .and("l.platform = :platform", "platform", at.platform());
                yield "l.platform_owner_id, l.platform, l.id";
            }
            case Buyer.AtDiscord at -> {
                conditions.and("l.discord_id = :discord", "discord", at.id());
                yield "l.discord_id, l.id";
            }
            case Buyer.Email email -> addCustomers(conditions, customers(session, email, scope));
        };
    }

    /** Asked for first, since H2 reads every licence where the customers are asked for in the same statement. */
    private static List<Long> customers(Session session, Buyer.Email email, Scope scope) {
        Scope owned = scope instanceof Scope.OfProduct of ? new Scope.OwnedBy(of.account()) : scope;
        Conditions conditions = Conditions.within(owned, "owner_id")
                .and("email_key = :email", "email", email.address().toLowerCase(Locale.ROOT));
        return session.list(
                "select id from customer " + conditions.where() + " order by id",
                conditions.parameters(),
                row -> row.number("id"));
    }

    private static String addCustomers(Conditions conditions, List<Long> customers) {
        Optional<Long> only = customers.size() == 1 ? Optional.of(customers.getFirst()) : Optional.empty();
        if (customers.isEmpty()) {
            conditions.and("false");
        } else if (only.isPresent()) {
            conditions.and("l.customer_id = :buyer", "buyer", only);
            return "l.customer_id, l.id";
        } else {
            conditions.and(customers.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "l.customer_id in (", ")")));
        }
        return "l.id";
    }
}
