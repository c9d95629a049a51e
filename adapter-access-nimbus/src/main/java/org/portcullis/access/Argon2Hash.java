package org.portcullis.access;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;

/** An Argon2id hash with all it takes to compute it again, and its PHC string form. */
final class Argon2Hash {

    private static final int SIZE = 32;
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Argon2Hash of(Password password, Argon2Cost cost, byte[] salt) {
        return new Argon2Hash(cost, salt, compute(password, cost, salt, SIZE));
    }

    /** The hash that is written so, or empty if it is of another algorithm, damaged, or of a cost that nobody may ask for. */
    static Optional<Argon2Hash> parse(PasswordHash written) {
        Matcher form = FORM.matcher(written.text());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Argon2Cost cost = new Argon2Cost(
                    Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new Argon2Hash(cost, base64.decode(form.group(4)), base64.decode(form.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    PasswordHash written() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash)));
    }

    boolean isOf(Password password) {
        return MessageDigest.isEqual(hash, compute(password, cost, salt, hash.length));
    }

    Argon2Cost cost() {
        return cost;
    }

    private static byte[] compute(Password password, Argon2Cost cost, byte[] salt, int size) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[size];
        argon2.generateBytes(password.utf8(), hash);
        return hash;
    }
}
