package org.portcullis.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.portcullis.core.access.SigningKey;

/**
 * A signing key, ready for use: reading it takes longer than verifying with it.
 *
 * @param key what was read
 * @param published its public part as a JSON Web Key
 */
record RsaPair(SigningKey key, JWSSigner signer, JWSVerifier verifier, RSAKey published) {

    /** Reads a key; one that is not RSA with at least 2048 bits is a fault of whoever keeps it. */
    static RsaPair of(SigningKey key) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            if (!(rsa.generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8().bytes()))
                    instanceof RSAPrivateCrtKey secret)) {
                throw new IllegalStateException("signing key %s does not tell its public part".formatted(key.id()));
            }
            RSAPublicKeySpec spec = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            RSAPublicKey open = (RSAPublicKey) rsa.generatePublic(spec);
            return new RsaPair(key, new RSASSASigner(secret), new RSASSAVerifier(open), published(key.id(), open));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("signing key %s can't be read".formatted(key.id()), e);
        }
    }

    /** The name that a key gives itself: the thumbprint of RFC 7638. */
    static String idOf(RSAPublicKey open) {
        try {
            return new RSAKey.Builder(open).build().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static RSAKey published(String id, RSAPublicKey open) {
        return new RSAKey.Builder(open)
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
