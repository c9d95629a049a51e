package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.portcullis.core.access.Caller;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.LicenseMessages.ListedLicense;
import org.portcullis.http.licensechain.LicenseMessages.OneLicense;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseDetails;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.in.ProductAdministration;

/** The licence that a path names, by its id or its key, and how one is told. */
final class OneLicenses {

    private final LicenseAdministration licenses;
    private final ProductAdministration products;
    private final InstantSource time;

    OneLicenses(UseCases useCases) {
        this.licenses = useCases.licenses();
        this.products = useCases.administration().products();
        this.time = useCases.time();
    }

    /** What {@code work} answers for the licence of the path. */
    Reply on(Context context, Caller caller, Function<License, Reply> work) {
        return find(caller, context.pathParam("id")).map(work).orElseGet(LicenseChainErrors::licenseNotFound);
    }

    private Optional<License> find(Caller caller, String name) {
        return Uuids.parse(name)
                .flatMap(uuid -> licenses.find(caller, uuid))
                .or(() -> LicenseKey.parse(name).flatMap(key -> licenses.find(caller, key)))
                .map(LicenseDetails::license)
                .filter(license -> !license.isDeleted());
    }

    /** Changes it, and tells what became of it. */
    Reply change(Caller caller, License license, LicensePatch patch, Optional<CustomerDraft> buyer) {
        return switch (licenses.change(caller, license.id(), patch, OptionalLong.empty(), buyer)) {
            case LicenseUpdate.Updated updated -> Reply.ok(tell(caller, updated.license()));
            case LicenseUpdate.NotFound notFound -> LicenseChainErrors.licenseNotFound();
            case LicenseUpdate.UnknownProduct unknown -> LicenseChainErrors.appNotFound();
            case LicenseUpdate.UnknownCustomer unknown ->
                throw new IllegalStateException("a customer that is found or made is unknown");
            case LicenseUpdate.StillExpired expired -> LicenseChainErrors.stillExpired();
            case LicenseUpdate.TermEndsBeforeItBegins endsFirst -> LicenseChainErrors.endsBeforeItBegins();
        };
    }

    OneLicense tell(Caller caller, License license) {
        return OneLicense.from(license, app(license, apps(caller, List.of(license))), time.instant());
    }

    /** Those of {@code listed} whose application was not deleted just now, which the list knows a little later. */
    List<ListedLicense> list(Caller caller, List<License> listed) {
        Map<ProductId, UUID> apps = apps(caller, listed);
        return listed.stream()
                .filter(license -> !license.isDeleted())
                .map(license -> ListedLicense.from(license, app(license, apps), time.instant()))
                .toList();
    }

    private Map<ProductId, UUID> apps(Caller caller, List<License> listed) {
        return products.uuids(caller, listed.stream().map(License::product).toList());
    }

    /** One that is deleted meanwhile has no id any more. */
    private static UUID app(License license, Map<ProductId, UUID> apps) {
        return apps.getOrDefault(license.product(), new UUID(0, 0));
    }
}
