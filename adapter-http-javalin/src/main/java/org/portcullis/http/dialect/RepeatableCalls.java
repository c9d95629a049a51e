package org.portcullis.http.dialect;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.idempotency.IdempotencyKey;
import org.portcullis.core.idempotency.RepeatableCall;

/** Calls that are named by {@code Idempotency-Key}, in order to be sent again if no answer comes. */
public final class RepeatableCalls {

    private static final String HEADER = "Idempotency-Key";
    private static final HashFunction DIGEST = Hashing.sha256();

    private RepeatableCalls() {}

    /**
     * This call, if it has such a name.
     *
     * @param body all of its body
     * @throws Rejection if its name can't be one
     */
    public static Optional<RepeatableCall> of(Context context, byte[] body) {
        String header = context.header(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        IdempotencyKey key = IdempotencyKey.of(header.strip())
                .orElseThrow(() -> new Rejection(new HttpProblem.WrongFields(List.of(new WrongField(
                        HEADER, "must be 1 to " + IdempotencyKey.MAX_LENGTH + " visible ASCII characters")))));
        String path = context.path();
        String content = DIGEST.newHasher()
                .putString(path, StandardCharsets.UTF_8)
                .putByte((byte) 0)
                .putBytes(body)
                .hash()
                .toString();
        return Optional.of(RepeatableCall.of(context.method().name() + " " + context.endpoint().path, key, content));
    }
}
