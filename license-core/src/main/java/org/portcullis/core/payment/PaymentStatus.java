package org.portcullis.core.payment;

/** How far a payment is. */
public enum PaymentStatus {
    /** Nothing is decided yet. */
    PENDING,
    /** The money is there. */
    COMPLETED,
    /** No money came. */
    FAILED,
    /** The money was there and went back. */
    REFUNDED;

    /** Whether a payment of this status may get that one; to stay as it is is no change. */
    public boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case PENDING -> next == COMPLETED || next == FAILED;
            // A buyer tries again.
            case FAILED -> next == PENDING || next == COMPLETED;
            case COMPLETED -> next == REFUNDED;
            case REFUNDED -> false;
        };
    }

    /** How the revenue changes by {@code amount} when a payment gets this status, having had none or another one. */
    public long revenueOf(long amount) {
        return switch (this) {
            case PENDING, FAILED -> 0;
            case COMPLETED -> amount;
            case REFUNDED -> -amount;
        };
    }
}
