package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.cyberlicense.LicenseMessages.Cleared;
import org.portcullis.http.cyberlicense.LicenseMessages.KeyBody;
import org.portcullis.http.cyberlicense.LicenseMessages.Rotated;
import org.portcullis.http.cyberlicense.LicenseMessages.ValidateBody;
import org.portcullis.http.cyberlicense.LicenseMessages.Validated;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.Validation;

/** Validates, rotates and clears licences. */
final class LicenseEndpoints {

    private final LicenseValidation validation;
    private final LicenseAdministration administration;
    private final BodyReader<ValidateBody> validateBodies;
    private final BodyReader<KeyBody> keyBodies;
    private final DialectSettings settings;

    LicenseEndpoints(UseCases useCases, DialectSettings settings) {
        this.validation = useCases.validation();
        this.administration = useCases.licenses();
        this.validateBodies = new BodyReader<>(ValidateBody.class, settings.maxBodyBytes());
        this.keyBodies = new BodyReader<>(KeyBody.class, settings.maxBodyBytes());
        this.settings = settings;
    }

    Reply validate(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, settings.maxBodyBytes());
        Optional<ValidationRequest> request = validateBodies.read(body).toRequest(caller, settings);
        if (request.isEmpty()) {
            return CyberLicenseErrors.of(new Refusal.UnknownKey());
        }
        return switch (validation.validate(caller, request.get(), RepeatableCalls.of(context, body))) {
            case Validation.Granted granted -> Reply.ok(Validated.from(granted));
            case Validation.Refused refused -> CyberLicenseErrors.of(refused.refusal());
        };
    }

    Reply rotate(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, settings.maxBodyBytes());
        Optional<RepeatableCall> call = RepeatableCalls.of(context, body);
        Optional<LicenseKey> key = keyBodies.read(body).toKey();
        return key.flatMap(known -> administration.rotate(caller, known, call))
                .map(rotation -> Reply.ok(Rotated.from(rotation)))
                .orElseGet(CyberLicenseErrors::licenseNotFound);
    }

    Reply clear(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, settings.maxBodyBytes());
        Optional<RepeatableCall> call = RepeatableCalls.of(context, body);
        Optional<LicenseKey> key = keyBodies.read(body).toKey();
        boolean cleared = key.isPresent() && administration.clear(caller, key.get(), Clearing.EVERYTHING, call);
        return cleared ? Reply.ok(Cleared.DONE) : CyberLicenseErrors.licenseNotFound();
    }
}
