package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.VerifyMessages.Invalid;
import org.portcullis.http.licensechain.VerifyMessages.Metadata;
import org.portcullis.http.licensechain.VerifyMessages.Valid;
import org.portcullis.http.licensechain.VerifyMessages.VerifyBody;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.OfflineProof;
import org.portcullis.ports.in.OfflineProofs;
import org.portcullis.ports.in.Validation;

/** Verifies licence keys, for whoever has one. */
final class VerifyEndpoints {

    static final String KEYS_PATH = "/v1/licenses/jwks";

    private static final String PURPOSE = "licensechain_license_v1";

    private final LicenseValidation validation;
    private final OfflineProofs proofs;
    private final InstantSource time;
    private final BodyReader<VerifyBody> bodies;
    private final DialectSettings settings;

    VerifyEndpoints(UseCases useCases, DialectSettings settings) {
        this.validation = useCases.validation();
        this.proofs = useCases.administration().proofs();
        this.time = useCases.time();
        this.bodies = new BodyReader<>(VerifyBody.class, settings.maxBodyBytes());
        this.settings = settings;
    }

    Reply verify(Context context, Caller caller) {
        byte[] bytes = RequestBody.take(context, settings.maxBodyBytes());
        VerifyBody body = bodies.read(bytes);
        Optional<ValidationRequest> request = body.toRequest(caller, settings);
        if (request.isEmpty()) {
            return Reply.ok(Invalid.UNKNOWN);
        }
        Validation answer = validation.validate(caller, request.get(), RepeatableCalls.of(context, bytes));
        return switch (answer) {
            case Validation.Granted granted -> granted(context, caller, request.get(), granted, body.wantsToken());
            case Validation.Refused refused -> Reply.ok(Invalid.from(refused, time.instant()));
        };
    }

    private Reply granted(
            Context context, Caller caller, ValidationRequest request, Validation.Granted granted, boolean wantsToken) {
        Instant now = time.instant();
        Optional<OfflineProof> proof = wantsToken
                ? proofs.issue(
                        granted,
                        request.hardware(),
                        PURPOSE,
                        LicenseWords.verificationTypeOf(granted.license().plan()))
                : Optional.empty();
        Metadata metadata = Metadata.of(caller, request, now);
        return Reply.ok(Valid.from(granted.license(), metadata, proof, keysAt(context)));
    }

    /** Where the keys are that verify the token: as browsers reach the server, else as this call did. */
    private String keysAt(Context context) {
        return settings.site()
                        .publicUrl()
                        .map(URI::toString)
                        .map(url -> url.replaceFirst("/+$", ""))
                        .orElseGet(() -> context.scheme() + "://" + context.host())
                + KEYS_PATH;
    }
}
