package org.portcullis.core.blacklist;

import java.util.HashSet;
import java.util.Set;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;

/** What is barred: an address, or hardware. */
public sealed interface BlacklistedDatum {

    /** The text that people see and entered. */
    String text();

    /** What requests are compared with: the address, or the hash of the hardware text. */
    String match();

    /** An address. */
    record Ip(IpAddress ip) implements BlacklistedDatum {
        @Override
        public String text() {
            return ip.text();
        }

        @Override
        public String match() {
            return ip.text();
        }
    }

    /** A hardware id, a fingerprint's hash, or the value of any one component. */
    record Device(HardwareId id) implements BlacklistedDatum {
        @Override
        public String text() {
            return id.text();
        }

        @Override
        public String match() {
            return Fingerprint.hash(id.text());
        }
    }

    /** Every {@link #match()} that bars {@code hardware}: its identity, or any one of its components. */
    static Set<String> matchesOf(Hardware hardware) {
        return switch (hardware) {
            case HardwareId id -> Set.of(Fingerprint.hash(id.text()));
            case Fingerprint fingerprint -> {
                Set<String> matches = new HashSet<>();
                matches.add(Fingerprint.hash(fingerprint.identity()));
                fingerprint.components().values().forEach(matches::addAll);
                yield Set.copyOf(matches);
            }
        };
    }
}
