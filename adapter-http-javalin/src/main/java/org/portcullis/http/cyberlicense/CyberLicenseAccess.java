package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Operator;
import org.portcullis.http.dialect.OperatorToken;
import org.portcullis.http.dialect.Origins;

/** Who may call: everybody, or the operator. */
final class CyberLicenseAccess {

    private static final String SCHEME = "Bearer ";

    private final Operator operator;
    private final Origins origins;

    CyberLicenseAccess(Optional<OperatorToken> operatorToken, Origins origins) {
        this.operator = new Operator(operatorToken, origins);
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    Caller operator(Context context) {
        String header = context.header(Header.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return operator.admit(
                context, bearer ? header.substring(SCHEME.length()).strip() : null);
    }
}
