package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;

/** Admits the operator, who acts as the first account, with an administrator's rights, until there are ways to sign in. */
public final class Operator {

    private static final AccountId ACCOUNT = new AccountId(1);

    private final Optional<OperatorToken> token;
    private final Origins origins;

    /** Admits whoever presents {@code token}; nobody if there is none. */
    public Operator(Optional<OperatorToken> token, Origins origins) {
        this.token = token;
        this.origins = origins;
    }

    /**
     * The operator, if the call's credential shows that it is.
     *
     * @param presented the credential, out of whichever header the dialect has it in; null if there is none
     * @throws Rejection if it does not
     */
    public Caller admit(Context context, @Nullable String presented) {
        if (presented == null || token.isEmpty() || !token.get().matches(presented)) {
            throw new Rejection(new HttpProblem.Unauthorized());
        }
        return new Caller.SignedIn(ACCOUNT, Role.ADMIN, origins.of(context));
    }
}
