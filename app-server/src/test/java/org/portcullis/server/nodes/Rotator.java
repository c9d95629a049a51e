package org.portcullis.server.nodes;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.testkit.Racers;

/** An operator who rotates keys until told to stop. Of a licence whose last answer is not known it asks nothing more. */
final class Rotator {

    private static final Pattern NEW_KEY = Pattern.compile("\"newKey\":\"([^\"]+)\"");
    private static final int ROTATIONS_OF_A_LICENSE = 20;

    private final Office office;
    private final Nodes nodes;
    private final Collection<Rotated> rotated = new ConcurrentLinkedQueue<>();
    private final Future<Boolean> running;
    private volatile boolean ended;

    /**
     * What became of a licence.
     *
     * @param acknowledged how many rotations were acknowledged
     * @param key the key that was acknowledged last
     * @param unknown whether there was one more of which nobody knows what became
     */
    private record Rotated(License license, int acknowledged, LicenseKey key, boolean unknown) {}

    private Rotator(Office office, Nodes nodes) {
        this.office = office;
        this.nodes = nodes;
        this.running = Racers.start(this::run);
    }

    static Rotator start(Office office, Nodes nodes) {
        return new Rotator(office, nodes);
    }

    private boolean run() throws InterruptedException {
        for (int i = 0; !ended; i++) {
            License license;
            try {
                license = office.addLicense(builder -> builder);
            } catch (RuntimeException away) {
                Thread.sleep(100);
                continue;
            }
            rotated.add(rotate(license, i));
        }
        return true;
    }

    private Rotated rotate(License license, int first) {
        LicenseKey key = license.key();
        int acknowledged = 0;
        while (!ended && acknowledged < ROTATIONS_OF_A_LICENSE) {
            List<URI> addresses = nodes.addresses();
            Reply reply = Api.rotate(addresses.get((first + acknowledged) % addresses.size()), office.cookie(), key);
            Matcher newKey = NEW_KEY.matcher(reply.body());
            if (!reply.isGranted() || !newKey.find()) {
                return new Rotated(license, acknowledged, key, true);
            }
            key = new LicenseKey(newKey.group(1));
            acknowledged++;
        }
        return new Rotated(license, acknowledged, key, false);
    }

    void stop() {
        ended = true;
        Racers.result(running);
    }

    int acknowledged() {
        return rotated.stream().mapToInt(Rotated::acknowledged).sum();
    }

    /** What was acknowledged and is not there, is there without having been asked for, or was not written down exactly once. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Rotated one : rotated) {
            long id = one.license().id().value();
            long kept = office.count("select count(*) from key_rotation where license_id = ?", id);
            long audited =
                    office.count("select count(*) from audit_entry where resource = 'LICENSE' and resource_id = ?", id);
            String key = office.texts("select key_text from license where id = ?", id)
                    .getFirst();
            int most = one.acknowledged() + (one.unknown() ? 1 : 0);
            boolean isLast = kept == one.acknowledged();
            if (kept < one.acknowledged() || kept > most || audited != kept) {
                broken.add("%s: %d rotations, %d audited".formatted(one, kept, audited));
            }
            if (isLast != key.equals(one.key().text())) {
                broken.add(one + " is now " + key);
            }
        }
        return broken;
    }
}
