package org.portcullis.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;

/** What a row must fulfil to be in a list: the conditions that are asked for, with their parameters. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = Parameters.none();

    /** The owner and the product, in these columns, must be within {@code scope}. */
    static Conditions within(Scope scope, String ownerColumn, String productColumn) {
        return scope instanceof Scope.OfProduct of
                ? within(new Scope.OwnedBy(of.account()), ownerColumn)
                        .and(
                                productColumn + " = :ofProduct",
                                "ofProduct",
                                of.product().value())
                : within(scope, ownerColumn);
    }

    /** The owner, in {@code column}, must be within {@code scope}: of things that have to do with no product, or with several. */
    static Conditions within(Scope scope, String column) {
        Conditions conditions = new Conditions();
        return switch (scope) {
            case Scope.Everything everything -> conditions;
            case Scope.OwnedBy owned ->
                conditions.and(column + " = :owner", "owner", owned.account().value());
            case Scope.OfProduct ofProduct -> conditions.and("false");
            case Scope.Nothing nothing -> conditions.and("false");
        };
    }

    /** By number, as the index by owner has it: or H2 reads and sorts all of an owner's rows. */
    static String byNumber(Scope scope, String owner, String number) {
        return scope instanceof Scope.OwnedBy ? owner + ", " + number : number;
    }

    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions and(String condition, String name, Object value) {
        parameters.and(name, value);
        return and(condition);
    }

    /** A condition that is only asked for if there is a value. */
    Conditions and(String condition, String name, Optional<?> value) {
        return value.isPresent() ? and(condition, name, value.get()) : this;
    }

    /** The {@code where} of a statement; empty if nothing is asked for. */
    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Parameters parameters() {
        return parameters;
    }
}
