package org.portcullis.http;

import static java.util.stream.Collectors.toMap;
import static org.portcullis.http.dialect.Route.post;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.BodySorter;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Rejection;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.SharedRoute;

/**
 * The one path by which three vendors validate. What a body has tells whose it is; what is nobody's, and whatever else
 * is unknown below {@code /api/v1}, is told in the shape of onyxauth.
 */
final class SharedValidation implements Dialect {

    private static final String NAME = "shared-validation";

    /** What tells v2docker, onyxauth and sunlicense; the first that a body has counts. */
    private static final List<String> FIELDS = List.of("license_key", "clientId", "licenseKey");

    private static final HttpProblem NOBODYS =
            new HttpProblem.MalformedBody("No API that is spoken here has such a body");

    private final BodySorter sorter = new BodySorter(FIELDS);
    private final Map<String, SharedRoute> vendors;
    private final Origins origins;
    private final int maxBodyBytes;

    /** The path for those of its vendors that are spoken. */
    SharedValidation(DialectSettings settings, List<SharedRoute> vendors) {
        this.vendors = vendors.stream().collect(toMap(SharedRoute::field, vendor -> vendor));
        this.origins = new Origins(NAME, settings.addresses());
        this.maxBodyBytes = settings.maxBodyBytes();
        if (!FIELDS.containsAll(this.vendors.keySet())) {
            throw new IllegalArgumentException("a body is told by one of " + FIELDS);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/api/v1");
    }

    @Override
    public List<Route> routes() {
        return List.of(post("/api/v1/validate", this::anybody, this::validate, problems())
                .asHot());
    }

    @Override
    public ProblemReplies problems() {
        return FirstVersionErrors::of;
    }

    private Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    private Reply validate(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, maxBodyBytes);
        SharedRoute vendor = sorter.kindOf(body)
                .flatMap(field -> Optional.ofNullable(vendors.get(field)))
                .orElseThrow(() -> new Rejection(NOBODYS));
        try {
            vendor.limit().count(context);
            return vendor.handler().handle(context, body, vendor.access().admit(context));
        } catch (RuntimeException | Error failure) {
            throw new VendorFailure(failure, vendor.problems());
        }
    }
}
