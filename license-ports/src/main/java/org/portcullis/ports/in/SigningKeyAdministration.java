package org.portcullis.ports.in;

import java.util.List;
import org.portcullis.core.access.Caller;
import org.portcullis.ports.Forbidden;

/** What administrators do with the keys that tokens are signed with. Thread-safe. */
public interface SigningKeyAdministration {

    /**
     * Those that are still needed, the newest first.
     *
     * @throws Forbidden if the caller is no administrator
     */
    List<SigningKeyStatus> list(Caller caller);

    /**
     * Makes a new key. What an older one signed stays valid until it expires, unless that one is removed.
     *
     * @return the new one
     * @throws Forbidden if the caller is no administrator
     */
    SigningKeyStatus rotate(Caller caller, SigningKeyRotation rotation);
}
