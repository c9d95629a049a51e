package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.http.cyberlicense.SignInMessages.CodeRequired;
import org.portcullis.http.cyberlicense.SignInMessages.Done;
import org.portcullis.http.cyberlicense.SignInMessages.LoginBody;
import org.portcullis.http.cyberlicense.SignInMessages.Me;
import org.portcullis.http.cyberlicense.SignInMessages.Sessions;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.query.PageRequest;

/** Signs people in and out. */
final class SignInEndpoints {

    private static final PageRequest SESSIONS = PageRequest.first(100);

    private final AccessUseCases access;
    private final BrowserSessions browsers;
    private final BodyReader<LoginBody> logins;

    SignInEndpoints(AccessUseCases access, BrowserSessions browsers, DialectSettings settings) {
        this.access = access;
        this.browsers = browsers;
        this.logins = new BodyReader<>(LoginBody.class, settings.maxBodyBytes());
    }

    Reply login(Context context, Caller caller) {
        var request = logins.read(context).toRequest(browsers.presented(context));
        return switch (access.signIn().byPassword(caller.origin(), request)) {
            case SignInOutcome.Done done -> {
                browsers.begin(context, done.opened());
                yield Reply.ok(Me.from(done.account()));
            }
            case SignInOutcome.CodeRequired required -> Reply.ok(CodeRequired.from(required.challenge()));
            case SignInOutcome.WrongCredentials wrong -> CyberLicenseErrors.invalidCredentials();
            case SignInOutcome.WrongCode wrong -> CyberLicenseErrors.invalidCode();
            case SignInOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    /** Whoever is not signed in, or no longer, is out as well. */
    Reply logout(Context context, Caller caller) {
        browsers.find(context).ifPresent(access.sessions()::signOut);
        browsers.forget(context);
        return Reply.ok(Done.SIGNED_OUT);
    }

    Reply me(Context context, Caller caller) {
        return Reply.ok(Me.from(browsers.bearer(context).account()));
    }

    Reply sessions(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        return Reply.ok(Sessions.from(access.sessions().list(bearer.caller(), SESSIONS), bearer.session()));
    }

    Reply endSession(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        return ObjectId.parse(context.pathParam("id"), SignInSessionId::new)
                        .filter(id -> access.sessions().end(bearer.caller(), id))
                        .isPresent()
                ? Reply.ok(Done.SESSION_ENDED)
                : CyberLicenseErrors.notFound("Session not found");
    }
}
