package org.portcullis.core.validation;

import java.time.Instant;

/** Why a program may not run. Codes and numbers only: the words for it belong to whoever tells it. */
public sealed interface Refusal {

    /** There is no such key, or none that the caller may ask about. */
    record UnknownKey() implements Refusal {}

    /** The address is on a blacklist. */
    record IpBlacklisted() implements Refusal {}

    /** The hardware is on a blacklist. */
    record HardwareBlacklisted() implements Refusal {}

    /** The licence was taken back. */
    record Revoked() implements Refusal {}

    /** The licence is withheld. */
    record Suspended() implements Refusal {}

    /** The licence is switched off. */
    record Inactive() implements Refusal {}

    /** The term has not begun. */
    record NotYetValid(Instant from) implements Refusal {}

    /** The term is over. */
    record Expired(Instant since) implements Refusal {}

    /** The licence is for another product than the one that asks. */
    record WrongProduct() implements Refusal {}

    /** The licence is tied to another address. */
    record IpLocked() implements Refusal {}

    /** All addresses that the licence allows are taken. */
    record IpLimitReached(int limit) implements Refusal {}

    /** The product asks for hardware, and the request named none. */
    record HardwareRequired() implements Refusal {}

    /** All devices that the licence allows are taken. */
    record HardwareLimitReached(int limit) implements Refusal {}

    /** Fewer credits are left than were to be spent. */
    record InsufficientCredits(long remaining) implements Refusal {}

    /** The owner's plan has no validation left today. */
    record PlanSpent() implements Refusal {}

    /**
     * Whether facts newer than those decided by could turn this into a grant without anybody having changed the licence
     * itself: a seat, credit or blacklist entry may have come or gone.
     */
    default boolean isOfTheMoment() {
        return switch (this) {
            case IpBlacklisted r -> true;
            case HardwareBlacklisted r -> true;
            case IpLocked r -> true;
            case IpLimitReached r -> true;
            case HardwareLimitReached r -> true;
            case InsufficientCredits r -> true;
            case UnknownKey r -> false;
            case Revoked r -> false;
            case Suspended r -> false;
            case Inactive r -> false;
            case NotYetValid r -> false;
            case Expired r -> false;
            case WrongProduct r -> false;
            case HardwareRequired r -> false;
            case PlanSpent r -> false;
        };
    }
}
