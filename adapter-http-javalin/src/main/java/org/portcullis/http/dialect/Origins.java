package org.portcullis.http.dialect;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Origin;
import org.portcullis.core.text.TextRule;

/** Tells where the calls of one dialect come from. */
public final class Origins {

    private final String channel;
    private final ClientAddresses addresses;

    /** Origins of calls through {@code channel}. */
    public Origins(String channel, ClientAddresses addresses) {
        this.channel = channel;
        this.addresses = addresses;
    }

    /** Where this call comes from. */
    public Origin of(Context context) {
        return new Origin(addresses.of(context.req()), userAgent(context.header(Header.USER_AGENT)), channel);
    }

    /** The header without control characters, and not longer than a name may be. */
    private static Optional<String> userAgent(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (TextRule.NAME.defectIn(header).isEmpty()) {
            return Optional.of(header);
        }
        StringBuilder clean = new StringBuilder();
        header.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(TextRule.NAME.maxLength())
                .forEach(clean::appendCodePoint);
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean.toString());
    }
}
