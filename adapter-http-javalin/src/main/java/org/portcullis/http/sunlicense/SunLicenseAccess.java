package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Operator;
import org.portcullis.http.dialect.OperatorToken;
import org.portcullis.http.dialect.Origins;

/** Who may call: everybody, or whoever has a token, which only the operator has until accounts have theirs. */
final class SunLicenseAccess {

    private static final String HEADER = "TOKEN";

    private final Operator operator;
    private final Origins origins;

    SunLicenseAccess(Optional<OperatorToken> operatorToken, Origins origins) {
        this.operator = new Operator(operatorToken, origins);
        this.origins = origins;
    }

    Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    Caller withToken(Context context) {
        return operator.admit(context, context.header(HEADER));
    }
}
