package org.portcullis.core.license;

/**
 * What a licence allows at once.
 *
 * @param ips different network addresses
 * @param hardware different devices, known by a text or by a fingerprint
 * @param users concurrent users, or sessions
 */
public record Limits(Limit ips, Limit hardware, Limit users) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED);

    /** So many addresses and devices, any number of users. */
    public static Limits of(int ips, int hardware) {
        return new Limits(new Limit(ips), new Limit(hardware), Limit.UNLIMITED);
    }
}
