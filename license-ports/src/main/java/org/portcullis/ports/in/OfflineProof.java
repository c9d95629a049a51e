package org.portcullis.ports.in;

import java.time.Instant;

/**
 * That a program may run, for whoever has the server's public keys.
 *
 * @param token a signed token, for the program alone
 * @param expiresAt until when it is valid, in seconds
 */
public record OfflineProof(String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "OfflineProof[***, " + expiresAt + "]";
    }
}
