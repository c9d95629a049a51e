package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.time.Duration;
import org.portcullis.core.access.Caller;
import org.portcullis.http.cyberlicense.SignInMessages.Done;
import org.portcullis.http.cyberlicense.SignInMessages.ForgottenBody;
import org.portcullis.http.cyberlicense.SignInMessages.PasswordBody;
import org.portcullis.http.cyberlicense.SignInMessages.ResetBody;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.PasswordRecovery;
import org.portcullis.ports.in.RecoveryOutcome;
import org.portcullis.ports.in.SessionBearer;

/** Sets passwords, and helps those who forgot theirs. */
final class PasswordEndpoints {

    private static final Duration WHEN_BUSY = Duration.ofSeconds(30);

    private final PasswordAdministration passwords;
    private final PasswordRecovery recovery;
    private final BrowserSessions browsers;
    private final BodyReader<PasswordBody> changes;
    private final BodyReader<ResetBody> resets;
    private final BodyReader<ForgottenBody> forgotten;

    PasswordEndpoints(AccessUseCases access, BrowserSessions browsers, DialectSettings settings) {
        this.passwords = access.passwords();
        this.recovery = access.recovery();
        this.browsers = browsers;
        this.changes = new BodyReader<>(PasswordBody.class, settings.maxBodyBytes());
        this.resets = new BodyReader<>(ResetBody.class, settings.maxBodyBytes());
        this.forgotten = new BodyReader<>(ForgottenBody.class, settings.maxBodyBytes());
    }

    /** The answer is the same whoever is named. */
    Reply forgotten(Context context, Caller caller) {
        String email = forgotten.read(context).toEmail();
        return switch (recovery.ask(caller.origin(), email)) {
            case RecoveryOutcome.Accepted accepted -> Reply.ok(Done.LETTER_ON_ITS_WAY);
            case RecoveryOutcome.NoMail none -> CyberLicenseErrors.notFound("This server sends no mail");
            case RecoveryOutcome.Busy busy -> throw new Rejection(new HttpProblem.Unavailable(WHEN_BUSY));
            case RecoveryOutcome.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }

    Reply change(Context context, Caller caller) {
        SessionBearer bearer = browsers.bearer(context);
        var body = changes.read(context).toPasswords();
        return told(
                passwords.change(bearer, body.current(), body.next()),
                context,
                CyberLicenseErrors.invalidCredentials());
    }

    Reply reset(Context context, Caller caller) {
        var body = resets.read(context).toReset();
        return told(
                passwords.reset(caller.origin(), body.token(), body.next()),
                context,
                CyberLicenseErrors.badRequest("Invalid or expired token"));
    }

    private Reply told(PasswordChange change, Context context, Reply refusal) {
        return switch (change) {
            case PasswordChange.Done done -> {
                done.opened().ifPresent(opened -> browsers.begin(context, opened));
                yield Reply.ok(Done.PASSWORD_SET);
            }
            case PasswordChange.Refused refused -> refusal;
            case PasswordChange.Unfit unfit -> CyberLicenseErrors.badRequest(SignInMessages.words(unfit.defect()));
            case PasswordChange.TooManyAttempts tooMany -> throw Rejection.tooMany(tooMany.retryAfter());
        };
    }
}
