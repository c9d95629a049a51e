package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.OperatorToken;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.Rejection;

/** Who may call: everybody, or the operator, who acts as the first account until there are ways to sign in. */
final class CyberLicenseAccess {

    private static final AccountId OPERATOR = new AccountId(1);
    private static final String SCHEME = "Bearer ";

    private final Optional<OperatorToken> operatorToken;
    private final Origins origins;

    CyberLicenseAccess(Optional<OperatorToken> operatorToken, Origins origins) {
        this.operatorToken = operatorToken;
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    Caller operator(Context context) {
        String header = context.header(Header.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!bearer || !isOperatorToken(header.substring(SCHEME.length()).strip())) {
            throw new Rejection(new HttpProblem.Unauthorized());
        }
        return new Caller.SignedIn(OPERATOR, Role.ADMIN, origins.of(context));
    }

    private boolean isOperatorToken(String presented) {
        return operatorToken.isPresent() && operatorToken.get().matches(presented);
    }
}
