package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.ValidationMessages.Answer;
import org.portcullis.http.sunlicense.ValidationMessages.ValidateBody;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.Validation;

/** Validates licences, and tells that the server is there. */
final class ValidationEndpoints {

    private static final Reply HEALTHY = Reply.ok(new Reply.PlainText("healthy"));
    private static final Reply PONG = Reply.ok(new Reply.PlainText("pong"));

    private final LicenseValidation validation;
    private final BodyReader<ValidateBody> bodies;
    private final DialectSettings settings;
    private final InstantSource time;
    private final SunLicenseErrors errors;

    ValidationEndpoints(UseCases useCases, DialectSettings settings, SunLicenseErrors errors) {
        this.validation = useCases.validation();
        this.bodies = new BodyReader<>(ValidateBody.class, settings.maxBodyBytes());
        this.settings = settings;
        this.time = useCases.time();
        this.errors = errors;
    }

    /** sunlicense doc: 200 OK — “healthy”. */
    Reply healthy(Context context, Caller caller) {
        return HEALTHY;
    }

    Reply ping(Context context, Caller caller) {
        return PONG;
    }

    Reply validate(Context context, Caller caller) {
        return validate(context, RequestBody.take(context, settings.maxBodyBytes()), caller);
    }

    Reply validate(Context context, byte[] body, Caller caller) {
        Optional<ValidationRequest> request = bodies.read(body).toRequest(caller, settings);
        if (request.isEmpty()) {
            return errors.of(new Refusal.UnknownKey());
        }
        return switch (validation.validate(caller, request.get(), RepeatableCalls.of(context, body))) {
            case Validation.Granted granted ->
                Answer.reply(200, SunLicenseErrors.words(Outcome.GRANTED), time.instant());
            case Validation.Refused refused -> errors.of(refused.refusal());
        };
    }
}
