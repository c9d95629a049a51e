package org.portcullis.core.blacklist;

import java.util.Set;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;

/**
 * Which of the addresses and hardware that were looked up are blacklisted for one licence.
 *
 * @param ips the addresses among them
 * @param hardware the hardware among them
 */
public record Barred(Set<IpAddress> ips, Set<Hardware> hardware) {

    /** None of them. */
    public static final Barred NOTHING = new Barred(Set.of(), Set.of());

    public Barred {
        ips = Set.copyOf(ips);
        hardware = Set.copyOf(hardware);
    }

    /** Whether {@code ip} is. */
    public boolean bars(IpAddress ip) {
        return !ips.isEmpty() && ips.contains(ip);
    }

    /** Whether {@code device} is. */
    public boolean bars(Hardware device) {
        return !hardware.isEmpty() && hardware.contains(device);
    }
}
