package org.portcullis.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.out.SealBrokenException;
import org.portcullis.ports.out.Seals;

/**
 * Seals by AES-256-GCM: {@code v1.} and, in base64url, a nonce, what is encrypted, and its tag. Nonces are random, which is
 * safe for 2<sup>32</sup> seals of one master key.
 */
public final class AesGcmSeals implements Seals {

    private static final String VERSION = "v1.";
    private static final int NONCE_SIZE = 12;
    private static final int TAG_BITS = 128;
    private static final int CHECK_SIZE = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final String checkValue;

    /** Seals that this key opens. */
    public AesGcmSeals(MasterKey master) {
        this.key = new SecretKeySpec(master.derive("portcullis seal v1"), "AES");
        this.checkValue = HexFormat.of().formatHex(master.derive("portcullis check v1"), 0, CHECK_SIZE);
    }

    @Override
    public SealedSecret seal(SecretBytes secret, String context) {
        byte[] nonce = new byte[NONCE_SIZE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret.bytes());
            byte[] all = ByteBuffer.allocate(NONCE_SIZE + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new SealedSecret(
                    VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    @Override
    public SecretBytes open(SealedSecret sealed, String context) {
        ByteBuffer all = ByteBuffer.wrap(decoded(sealed));
        if (all.remaining() < NONCE_SIZE + TAG_BITS / Byte.SIZE) {
            throw new SealBrokenException("a sealed secret is too short");
        }
        byte[] nonce = new byte[NONCE_SIZE];
        byte[] encrypted = new byte[all.remaining() - NONCE_SIZE];
        all.get(nonce).get(encrypted);
        try {
            return SecretBytes.of(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(encrypted));
        } catch (AEADBadTagException e) {
            throw new SealBrokenException("a sealed secret does not open for " + context, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    @Override
    public String checkValue() {
        return checkValue;
    }

    private static byte[] decoded(SealedSecret sealed) {
        if (!sealed.text().startsWith(VERSION)) {
            throw new SealBrokenException("a sealed secret is of an unknown version");
        }
        try {
            return Base64.getUrlDecoder().decode(sealed.text().substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException("a sealed secret is not Base64", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
