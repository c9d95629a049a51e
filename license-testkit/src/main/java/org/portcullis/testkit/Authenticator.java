package org.portcullis.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What people have on their telephones (RFC 6238), written down from the standard: whatever makes the codes on the other side
 * is not asked how it does that.
 *
 * @param written the seed in Base32, as a server tells it
 */
public record Authenticator(String written) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int MILLION = 1_000_000;

    /** The six digits that it shows at {@code now}. */
    public String code(Instant now) {
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        try {
            Mac hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(seed(), "HmacSHA1"));
            byte[] hash =
                    hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", truncated % MILLION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    /** Six digits that it shows neither at {@code now} nor a step before or after. */
    public String wrongCode(Instant now) {
        for (int candidate = 0; ; candidate++) {
            String code = String.format(Locale.ROOT, "%06d", candidate);
            if (!code.equals(code(now))
                    && !code.equals(code(now.minusSeconds(STEP_SECONDS)))
                    && !code.equals(code(now.plusSeconds(STEP_SECONDS)))) {
                return code;
            }
        }
    }

    /** The seed itself. */
    public byte[] seed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < written.length(); i++) {
            held = (held << 5) | BASE32.indexOf(written.charAt(i));
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
