package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portcullis.core.access.Caller;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.licensechain.LicenseMessages.ExtendBody;
import org.portcullis.http.licensechain.LicenseMessages.StatusBody;
import org.portcullis.http.licensechain.LicenseWords.Status;

/** Changes what a licence's status follows from, and nothing else. */
final class StatusEndpoints {

    private final OneLicenses one;
    private final BodyReader<StatusBody> statuses;
    private final BodyReader<ExtendBody> extensions;

    StatusEndpoints(OneLicenses one, DialectSettings settings) {
        this.one = one;
        this.statuses = new BodyReader<>(StatusBody.class, settings.maxBodyBytes());
        this.extensions = new BodyReader<>(ExtendBody.class, settings.maxBodyBytes());
    }

    Reply change(Context context, Caller caller) {
        Status status = statuses.read(context).toStatus();
        return change(context, caller, patch -> LicenseWords.set(patch, status));
    }

    Reply revoke(Context context, Caller caller) {
        return change(context, caller, patch -> LicenseWords.set(patch, Status.REVOKED));
    }

    Reply activate(Context context, Caller caller) {
        return change(context, caller, patch -> LicenseWords.set(patch, Status.ACTIVE));
    }

    Reply extend(Context context, Caller caller) {
        var end = extensions.read(context).toEnd();
        return change(context, caller, patch -> patch.until(Patch.to(end)));
    }

    private Reply change(Context context, Caller caller, UnaryOperator<LicensePatch.Builder> wish) {
        LicensePatch patch = wish.apply(LicensePatch.changes()).build();
        return one.on(context, caller, license -> one.change(caller, license, patch, Optional.empty()));
    }
}
