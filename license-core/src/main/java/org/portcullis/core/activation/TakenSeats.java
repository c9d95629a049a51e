package org.portcullis.core.activation;

import java.util.List;

/**
 * Which addresses and devices have seats on a licence, for whoever shows them.
 *
 * @param ips in the order they were bound; {@link Seats#MAX_LISTED} at most
 * @param hardware by their {@linkplain Hardware#identity() identity}, in the order they were bound; as many at most
 */
public record TakenSeats(List<IpAddress> ips, List<String> hardware) {

    /** No seat taken. */
    public static final TakenSeats NONE = new TakenSeats(List.of(), List.of());

    public TakenSeats {
        ips = List.copyOf(ips);
        hardware = List.copyOf(hardware);
    }

    /** Those of {@code seats} that are listed. */
    public static TakenSeats of(Seats seats) {
        return new TakenSeats(
                List.copyOf(seats.ips()),
                seats.activations().keySet().stream().map(Hardware::identity).toList());
    }
}
