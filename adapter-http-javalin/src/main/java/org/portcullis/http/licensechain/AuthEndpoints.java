package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.List;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;
import org.portcullis.http.licensechain.AuthMessages.Done;
import org.portcullis.http.licensechain.AuthMessages.LoginBody;
import org.portcullis.http.licensechain.AuthMessages.Me;
import org.portcullis.http.licensechain.AuthMessages.RefreshBody;
import org.portcullis.http.licensechain.AuthMessages.RegisterBody;
import org.portcullis.http.licensechain.AuthMessages.SignedIn;
import org.portcullis.http.licensechain.AuthMessages.Tokens;
import org.portcullis.ports.in.ProgramSignInOutcome;
import org.portcullis.ports.in.RegistrationOutcome;

/** Registers users, and signs them in and out. */
final class AuthEndpoints {

    private final AccessUseCases access;
    private final LicenseChainAccess callers;
    private final AccessTokens tokens;
    private final BodyReader<RegisterBody> registrations;
    private final BodyReader<LoginBody> logins;
    private final BodyReader<RefreshBody> refreshes;

    AuthEndpoints(AccessUseCases access, LicenseChainAccess callers, AccessTokens tokens, DialectSettings settings) {
        this.access = access;
        this.callers = callers;
        this.tokens = tokens;
        this.registrations = new BodyReader<>(RegisterBody.class, settings.maxBodyBytes());
        this.logins = new BodyReader<>(LoginBody.class, settings.maxBodyBytes());
        this.refreshes = new BodyReader<>(RefreshBody.class, settings.maxBodyBytes());
    }

    Reply register(Context context, Caller caller) {
        var request = registrations.read(context).toRequest();
        return switch (access.registration().register(caller.origin(), request)) {
            case RegistrationOutcome.Done done -> new Reply(201, SignedIn.from(done.account(), done.tokens()));
            case RegistrationOutcome.Closed closed -> LicenseChainErrors.registrationClosed();
            case RegistrationOutcome.EmailTaken taken -> LicenseChainErrors.emailTaken();
            case RegistrationOutcome.NotAnEmail wrong -> throw wrong(AuthMessages.notAnEmail());
            case RegistrationOutcome.Unfit unfit -> throw wrong(AuthMessages.unfit(unfit.defect()));
            case RegistrationOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply login(Context context, Caller caller) {
        var credentials = logins.read(context).toCredentials();
        return switch (access.programs()
                .byPassword(caller.origin(), credentials.email(), credentials.password(), credentials.code())) {
            case ProgramSignInOutcome.Done done -> Reply.ok(SignedIn.from(done.account(), done.tokens()));
            case ProgramSignInOutcome.WrongCredentials wrong -> LicenseChainErrors.invalidCredentials();
            case ProgramSignInOutcome.CodeRequired required -> LicenseChainErrors.twoFactorRequired();
            case ProgramSignInOutcome.WrongCode wrong -> LicenseChainErrors.invalidCode();
            case ProgramSignInOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply me(Context context, Caller caller) {
        return Reply.ok(Me.from(callers.account(context)));
    }

    Reply logout(Context context, Caller caller) {
        access.sessions().signOut(tokens.bearer(context));
        return Reply.ok(Done.LOGGED_OUT);
    }

    Reply refresh(Context context, Caller caller) {
        String presented = refreshes.read(context).toToken();
        return access.programs()
                .refresh(caller.origin(), presented)
                .map(next -> Reply.ok(Tokens.from(next)))
                .orElseGet(LicenseChainErrors::invalidRefreshToken);
    }

    private static Rejection wrong(WrongField field) {
        return new Rejection(new HttpProblem.WrongFields(List.of(field)));
    }
}
