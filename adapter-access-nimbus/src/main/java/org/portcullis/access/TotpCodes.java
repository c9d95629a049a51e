package org.portcullis.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.escape.Escaper;
import com.google.common.io.BaseEncoding;
import com.google.common.net.PercentEscaper;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.portcullis.core.access.OneTimeSeed;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.ports.out.OneTimeCodes;

/** One-time codes as every authenticator makes them: SHA-1, six digits, 30 seconds. Some ignore any other wish. */
public final class TotpCodes implements OneTimeCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern SPACING = Pattern.compile("[\\s\\h-]+");
    // A code as people write it, with room to spare; nothing longer is looked at.
    private static final int MAX_LENGTH = 32;
    // Unlike a form, an authenticator takes "+" for what it is, so a space must be %20.
    private static final Escaper PERCENT = new PercentEscaper("-._~", false);
    private static final BaseEncoding BASE32 = BaseEncoding.base32().omitPadding();

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    @Override
    public OneTimeSeed newSeed() {
        byte[] seed = new byte[OneTimeSeed.SIZE];
        random.nextBytes(seed);
        return new OneTimeSeed(SecretBytes.of(seed));
    }

    @Override
    public String written(OneTimeSeed seed) {
        return BASE32.encode(seed.value().bytes());
    }

    @Override
    public String uri(OneTimeSeed seed, String issuer, String account) {
        if (issuer.contains(":") || account.contains(":")) {
            throw new IllegalArgumentException("neither issuer nor account may hold a colon");
        }
        String name = PERCENT.escape(issuer);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(name, PERCENT.escape(account), written(seed), name, DIGITS, STEP.toSeconds());
    }

    @Override
    public OptionalLong step(OneTimeSeed seed, String code, Instant now) {
        if (code.length() > MAX_LENGTH) {
            return OptionalLong.empty();
        }
        String digits = SPACING.matcher(code).replaceAll("");
        if (!SIX_DIGITS.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        SecretKey key = new SecretKeySpec(seed.value().bytes(), generator.getAlgorithm());
        long current = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        OptionalLong found = OptionalLong.empty();
        // All three are computed and compared, so that the time does not tell which it was. Should two be alike, the
        // later
        // one counts: remembering it uses up both.
        for (long step = current - 1; step <= current + 1; step++) {
            if (areEqual(digits, codeOf(key, step))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private String codeOf(SecretKey key, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any 20 bytes are a key of HMAC", e);
        }
    }

    private static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
