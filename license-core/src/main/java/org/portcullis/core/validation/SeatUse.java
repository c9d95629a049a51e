package org.portcullis.core.validation;

/**
 * What matters of a licence's seats of one kind for one request.
 *
 * @param held whether the request's own address or device has a seat
 * @param inUse how many seats are taken in all
 */
public record SeatUse(boolean held, int inUse) {
    public SeatUse {
        if (inUse < (held ? 1 : 0)) {
            throw new IllegalArgumentException("a seat that is held is in use");
        }
    }
}
