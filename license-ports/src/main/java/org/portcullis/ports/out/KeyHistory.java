package org.portcullis.ports.out;

import java.util.List;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;

/** The keys that licences had before. */
public interface KeyHistory {

    /** Keeps a rotation. Its old key can't become the key of any licence again, not even of the one that had it. */
    void add(KeyRotation rotation);

    /** A licence's rotations, oldest first. */
    List<KeyRotation> of(LicenseId license);
}
