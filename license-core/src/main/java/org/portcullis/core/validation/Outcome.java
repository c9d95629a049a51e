package org.portcullis.core.validation;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A verdict as the log keeps it: a code without the numbers. */
public enum Outcome {
    /** Granted. */
    GRANTED(0),
    /** {@link Refusal.UnknownKey}. */
    UNKNOWN_KEY(1),
    /** {@link Refusal.IpBlacklisted}. */
    IP_BLACKLISTED(2),
    /** {@link Refusal.HardwareBlacklisted}. */
    HARDWARE_BLACKLISTED(3),
    /** {@link Refusal.Revoked}. */
    REVOKED(4),
    /** {@link Refusal.Suspended}. */
    SUSPENDED(5),
    /** {@link Refusal.Inactive}. */
    INACTIVE(6),
    /** {@link Refusal.NotYetValid}. */
    NOT_YET_VALID(7),
    /** {@link Refusal.Expired}. */
    EXPIRED(8),
    /** {@link Refusal.WrongProduct}. */
    WRONG_PRODUCT(9),
    /** {@link Refusal.IpLocked}. */
    IP_LOCKED(10),
    /** {@link Refusal.IpLimitReached}. */
    IP_LIMIT_REACHED(11),
    /** {@link Refusal.HardwareRequired}. */
    HARDWARE_REQUIRED(12),
    /** {@link Refusal.HardwareLimitReached}. */
    HARDWARE_LIMIT_REACHED(13),
    /** {@link Refusal.InsufficientCredits}. */
    INSUFFICIENT_CREDITS(14),
    /** {@link Refusal.PlanSpent}. */
    PLAN_SPENT(15);

    private static final Map<Integer, Outcome> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Outcome::code, Function.identity()));

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** The number that stores keep; never reused, whatever becomes of the name or the order. */
    public int code() {
        return code;
    }

    /** Whether the program was allowed to run. */
    public boolean isGranted() {
        return this == GRANTED;
    }

    /** Whether the key was one that a licence has, and that the caller might ask about. */
    public boolean isOfKnownKey() {
        return this != UNKNOWN_KEY;
    }

    /** Whether a blacklist was the reason. */
    public boolean isBlacklisted() {
        return this == IP_BLACKLISTED || this == HARDWARE_BLACKLISTED;
    }

    /** Whether it was refused for being one too many of its owner's plan. */
    public boolean isOverPlan() {
        return this == PLAN_SPENT;
    }

    /**
     * The outcome with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome ofCode(int code) {
        Outcome outcome = BY_CODE.get(code);
        if (outcome == null) {
            throw new IllegalArgumentException("no outcome has code " + code);
        }
        return outcome;
    }

    /** The outcome of a refusal. */
    public static Outcome of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownKey r -> UNKNOWN_KEY;
            case Refusal.IpBlacklisted r -> IP_BLACKLISTED;
            case Refusal.HardwareBlacklisted r -> HARDWARE_BLACKLISTED;
            case Refusal.Revoked r -> REVOKED;
            case Refusal.Suspended r -> SUSPENDED;
            case Refusal.Inactive r -> INACTIVE;
            case Refusal.NotYetValid r -> NOT_YET_VALID;
            case Refusal.Expired r -> EXPIRED;
            case Refusal.WrongProduct r -> WRONG_PRODUCT;
            case Refusal.IpLocked r -> IP_LOCKED;
            case Refusal.IpLimitReached r -> IP_LIMIT_REACHED;
            case Refusal.HardwareRequired r -> HARDWARE_REQUIRED;
            case Refusal.HardwareLimitReached r -> HARDWARE_LIMIT_REACHED;
            case Refusal.InsufficientCredits r -> INSUFFICIENT_CREDITS;
            case Refusal.PlanSpent r -> PLAN_SPENT;
        };
    }
}
