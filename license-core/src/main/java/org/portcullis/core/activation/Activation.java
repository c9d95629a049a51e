package org.portcullis.core.activation;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.text.TextRule;

/**
 * A device that has a seat on a licence.
 *
 * @param id its number
 * @param hardware what it is known by; unique within its licence
 * @param machineName what its user calls it
 * @param appVersion the version of the program it last said it runs
 * @param activatedAt when it took the seat
 * @param lastSeenAt when it was last told of, at least {@code activatedAt}
 */
public record Activation(
        ActivationId id,
        Hardware hardware,
        Optional<String> machineName,
        Optional<String> appVersion,
        Instant activatedAt,
        Instant lastSeenAt) {

    public Activation {
        machineName.ifPresent(text -> TextRule.NAME.require("machine name", text));
        appVersion.ifPresent(text -> TextRule.NAME.require("app version", text));
    }

    /** This device as it was seen at {@code now}, with other components. */
    public Activation seenAs(Fingerprint fingerprint, Instant now) {
        return new Activation(id, fingerprint, machineName, appVersion, activatedAt, now);
    }
}
