package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.http.cyberlicense.SignInMessages.Me;
import org.portcullis.http.cyberlicense.TwoFactorMessages.CodeBody;
import org.portcullis.http.cyberlicense.TwoFactorMessages.Disabled;
import org.portcullis.http.cyberlicense.TwoFactorMessages.Enabled;
import org.portcullis.http.cyberlicense.TwoFactorMessages.Setup;
import org.portcullis.http.cyberlicense.TwoFactorMessages.SetupBody;
import org.portcullis.http.cyberlicense.TwoFactorMessages.Status;
import org.portcullis.http.cyberlicense.TwoFactorMessages.VerifyBody;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.ports.in.SecondFactorDisabling;
import org.portcullis.ports.in.SecondFactorEnabling;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SessionBearer;

/** Sets second factors up, switches them on and off, and signs people in with them. */
final class TwoFactorEndpoints {

    private final AccessUseCases access;
    private final BrowserSessions browsers;
    private final BodyReader<SetupBody> setups;
    private final BodyReader<CodeBody> codes;
    private final BodyReader<VerifyBody> verifications;

    TwoFactorEndpoints(AccessUseCases access, BrowserSessions browsers, DialectSettings settings) {
        this.access = access;
        this.browsers = browsers;
        this.setups = new BodyReader<>(SetupBody.class, settings.maxBodyBytes());
        this.codes = new BodyReader<>(CodeBody.class, settings.maxBodyBytes());
        this.verifications = new BodyReader<>(VerifyBody.class, settings.maxBodyBytes());
    }

    Reply status(Context context, Caller caller) {
        return Reply.ok(Status.from(
                access.secondFactor().status(browsers.bearer(context).caller())));
    }

    Reply setUp(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        var password = setups.read(context).toPassword();
        return switch (access.secondFactor().setUp(bearer, password)) {
            case SecondFactorSetup.Ready ready -> Reply.ok(Setup.from(ready));
            case SecondFactorSetup.PasswordRequired required -> CyberLicenseErrors.badRequest("password is required");
            case SecondFactorSetup.WrongPassword wrong -> CyberLicenseErrors.invalidCredentials();
            case SecondFactorSetup.AlreadyEnabled already -> alreadyEnabled();
            case SecondFactorSetup.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply enable(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        return switch (access.secondFactor().enable(bearer, codes.read(context).toCode())) {
            case SecondFactorEnabling.Done done -> begun(context, done.opened(), Enabled.from(done.recoveryCodes()));
            case SecondFactorEnabling.WrongCode wrong -> CyberLicenseErrors.invalidCode();
            case SecondFactorEnabling.NotSetUp missing ->
                CyberLicenseErrors.conflict("Two-factor authentication is not set up");
            case SecondFactorEnabling.AlreadyEnabled already -> alreadyEnabled();
            case SecondFactorEnabling.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    /** The second step of a sign-in; it answers as the first one does where that is enough. */
    Reply verify(Context context, Caller caller) {
        var request = verifications.read(context).toRequest(browsers.presented(context));
        return switch (access.secondStep().verify(caller.origin(), request)) {
            case SecondStepOutcome.Done done -> begun(context, done.opened(), Me.from(done.account()));
            case SecondStepOutcome.WrongCode wrong -> CyberLicenseErrors.invalidCode();
            case SecondStepOutcome.Over over -> CyberLicenseErrors.challengeOver();
            case SecondStepOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply disable(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        return switch (access.secondFactor().disable(bearer, codes.read(context).toCode())) {
            case SecondFactorDisabling.Done done -> begun(context, done.opened(), Disabled.DONE);
            case SecondFactorDisabling.WrongCode wrong -> CyberLicenseErrors.invalidCode();
            case SecondFactorDisabling.NotEnabled missing ->
                CyberLicenseErrors.conflict("Two-factor authentication is not enabled");
            case SecondFactorDisabling.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    private Reply begun(Context context, OpenedSession opened, Object body) {
        browsers.begin(context, opened);
        return Reply.ok(body);
    }

    private static Reply alreadyEnabled() {
        return CyberLicenseErrors.conflict("Two-factor authentication is already enabled");
    }
}
