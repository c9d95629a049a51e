package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.ErrorMessages.Deleted;
import org.portcullis.http.sunlicense.LicenseMessages.LicenseBody;
import org.portcullis.http.sunlicense.LicenseMessages.LicenseWish;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.LicenseDetails;
import org.portcullis.ports.in.LicenseUpdate;

/** What owners do with one licence; lists of them are {@link LicenseListEndpoints}'. */
final class LicenseEndpoints {

    private final LicenseAdministration licenses;
    private final ShownLicenses shown;
    private final BodyReader<LicenseBody> bodies;
    private final int maxBodyBytes;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_LICENSES);
    private final SunLicenseErrors.OfRoute writing = SunLicenseErrors.accepting(Intents.WRITE_LICENSES);

    LicenseEndpoints(UseCases useCases, ShownLicenses shown, DialectSettings settings) {
        this.licenses = useCases.licenses();
        this.shown = shown;
        this.bodies = new BodyReader<>(LicenseBody.class, settings.maxBodyBytes());
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    Reply show(Context context, Caller caller) {
        return found(caller, licenses.find(caller, id(context)));
    }

    /** A text that can't be a key is one that no licence has. */
    Reply showByKey(Context context, Caller caller) {
        return found(
                caller, LicenseKey.parse(context.pathParam("licenseKey")).flatMap(key -> licenses.find(caller, key)));
    }

    Reply create(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, maxBodyBytes);
        return switch (licenses.create(caller, bodies.read(body).toDraft(), RepeatableCalls.of(context, body))) {
            case LicenseCreation.Created created -> shown(caller, created.license());
            case LicenseCreation.UnknownProduct unknown -> writing.productNotFound();
            case LicenseCreation.UnknownCustomer unknown ->
                throw new IllegalStateException("a licence that names no customer has an unknown one");
            case LicenseCreation.PlanLimitReached reached -> writing.planLimitReached(reached.limit());
        };
    }

    /** sunlicense doc: “Fields not included in the PUT body may be lost.” */
    Reply replace(Context context, Caller caller) {
        LicenseId id = id(context);
        LicenseWish wish = bodies.read(context).toWish();
        return wish.deletes() ? deleted(caller, id) : reply(caller, licenses.replace(caller, id, wish.replacement()));
    }

    Reply delete(Context context, Caller caller) {
        return licenses.delete(caller, id(context))
                ? Reply.ok(new Deleted("License deleted"))
                : writing.licenseNotFound();
    }

    private Reply deleted(Caller caller, LicenseId id) {
        return licenses.delete(caller, id)
                ? licenses.find(caller, id)
                        .map(details -> shown(caller, details.license()))
                        .orElseGet(() -> writing.licenseNotFound())
                : writing.licenseNotFound();
    }

    private Reply reply(Caller caller, LicenseUpdate update) {
        return switch (update) {
            case LicenseUpdate.Updated updated -> shown(caller, updated.license());
            case LicenseUpdate.NotFound notFound -> writing.licenseNotFound();
            case LicenseUpdate.UnknownProduct unknown -> writing.productNotFound();
            case LicenseUpdate.UnknownCustomer unknown ->
                throw new IllegalStateException("a licence that keeps its customer has an unknown one");
            case LicenseUpdate.StillExpired expired -> writing.stillExpired();
            case LicenseUpdate.TermEndsBeforeItBegins ends -> writing.endsBeforeItBegins();
        };
    }

    private Reply found(Caller caller, Optional<LicenseDetails> found) {
        return found.map(LicenseDetails::license)
                .filter(license -> !license.isDeleted())
                .map(license -> shown(caller, license))
                .orElseGet(() -> reading.licenseNotFound());
    }

    private Reply shown(Caller caller, License license) {
        return Reply.ok(shown.of(caller, List.of(license)).getFirst());
    }

    private static LicenseId id(Context context) {
        return new LicenseId(PathReader.number(context, "id"));
    }
}
