package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.http.dialect.BearerHeader;
import org.portcullis.http.dialect.Origins;
import org.portcullis.ports.in.AppBearer;
import org.portcullis.ports.in.Authentication;

/** Which application's program calls: by the {@code apiKey} that it bears where users bear their tokens. */
final class AppKeys {

    private static final String FOUND = AppKeys.class.getName();

    private final Authentication authentication;
    private final Origins origins;

    AppKeys(Authentication authentication, Origins origins) {
        this.authentication = authentication;
        this.origins = origins;
    }

    /** Which, if any. It is asked once for each call. */
    Optional<AppBearer> find(Context context) {
        @Nullable Found known = context.attribute(FOUND);
        if (known != null) {
            return known.bearer();
        }
        // A signed token has dots and a key has none, so that of neither the other is looked for.
        Found found = new Found(BearerHeader.of(context)
                .filter(presented -> presented.indexOf('.') < 0)
                .flatMap(presented -> authentication.byAppKey(presented, origins.of(context))));
        context.attribute(FOUND, found);
        return found.bearer();
    }

    private record Found(Optional<AppBearer> bearer) {}
}
