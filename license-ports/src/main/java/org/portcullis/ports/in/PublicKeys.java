package org.portcullis.ports.in;

/** What the server's signed tokens are verified with. Thread-safe. */
@FunctionalInterface
public interface PublicKeys {

    /** The keys of all tokens that may be valid now, as a JSON Web Key Set (RFC 7517); the newest first. */
    String asJson();
}
