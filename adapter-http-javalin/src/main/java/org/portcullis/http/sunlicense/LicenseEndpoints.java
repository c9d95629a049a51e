package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.ErrorMessages.Deleted;
import org.portcullis.http.sunlicense.LicenseMessages.LicenseBody;
import org.portcullis.http.sunlicense.LicenseMessages.Wanted;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.LicenseDetails;
import org.portcullis.ports.in.LicenseUpdate;

/** What owners do with one licence; lists of them are {@link LicenseListEndpoints}'. */
final class LicenseEndpoints {

    private static final String LICENSE = "License";
    private static final String PRODUCT = "Product";

    private final LicenseAdministration licenses;
    private final LicensePictures pictures;
    private final BodyReader<LicenseBody> bodies;
    private final int maxBodyBytes;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_LICENSES);
    private final SunLicenseErrors.OfRoute writing = SunLicenseErrors.accepting(Intents.WRITE_LICENSES);

    LicenseEndpoints(UseCases useCases, LicensePictures pictures, int maxBodyBytes) {
        this.licenses = useCases.licenses();
        this.pictures = pictures;
        this.bodies = new BodyReader<>(LicenseBody.class, maxBodyBytes);
        this.maxBodyBytes = maxBodyBytes;
    }

    Reply show(Context context, Caller caller) {
        return shown(caller, licenses.find(caller, id(context)));
    }

    /** A text that can't be a key is one that no licence has. */
    Reply showByKey(Context context, Caller caller) {
        return shown(
                caller, LicenseKey.parse(context.pathParam("licenseKey")).flatMap(key -> licenses.find(caller, key)));
    }

    Reply create(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, maxBodyBytes);
        return switch (licenses.create(caller, bodies.read(body).toDraft(), RepeatableCalls.of(context, body))) {
            case LicenseCreation.Created created -> picture(caller, created.license());
            case LicenseCreation.UnknownProduct unknown -> writing.notFound(PRODUCT);
            case LicenseCreation.UnknownCustomer unknown -> writing.notFound("Customer");
            case LicenseCreation.PlanLimitReached reached ->
                writing.overPlan("License limit of the plan reached: " + reached.limit());
        };
    }

    Reply replace(Context context, Caller caller) {
        LicenseId id = id(context);
        Wanted wanted = bodies.read(context).toWanted();
        return wanted.deleted()
                ? deleted(caller, id)
                : reply(caller, licenses.replace(caller, id, wanted.replacement()));
    }

    Reply delete(Context context, Caller caller) {
        return licenses.delete(caller, id(context))
                ? Reply.ok(new Deleted("License deleted"))
                : writing.notFound(LICENSE);
    }

    private Reply deleted(Caller caller, LicenseId id) {
        return licenses.delete(caller, id)
                ? licenses.find(caller, id)
                        .map(details -> picture(caller, details.license()))
                        .orElseGet(() -> writing.notFound(LICENSE))
                : writing.notFound(LICENSE);
    }

    private Reply reply(Caller caller, LicenseUpdate update) {
        return switch (update) {
            case LicenseUpdate.Updated updated -> picture(caller, updated.license());
            case LicenseUpdate.NotFound notFound -> writing.notFound(LICENSE);
            case LicenseUpdate.UnknownProduct unknown -> writing.notFound(PRODUCT);
            case LicenseUpdate.UnknownCustomer unknown -> writing.notFound("Customer");
            case LicenseUpdate.StillExpired expired ->
                writing.badRequest("License expired; expiryDate must be in the future to make it ACTIVE");
            case LicenseUpdate.TermEndsBeforeItBegins ends ->
                writing.badRequest("expiryDate must not be before the license begins to be valid");
        };
    }

    private Reply shown(Caller caller, Optional<LicenseDetails> found) {
        return found.map(LicenseDetails::license)
                .filter(license -> !license.isDeleted())
                .map(license -> picture(caller, license))
                .orElseGet(() -> reading.notFound(LICENSE));
    }

    private Reply picture(Caller caller, License license) {
        return Reply.ok(pictures.of(caller, List.of(license)).getFirst());
    }

    private static LicenseId id(Context context) {
        return new LicenseId(PathReader.number(context, "id"));
    }
}
