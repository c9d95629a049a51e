package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.Purchase;
import org.portcullis.core.product.Product;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.Delivery;
import org.portcullis.ports.in.MarketplaceDelivery;

/**
 * What the marketplace BuiltByBit calls at each download: it sends its placeholder form, and writes the text that is answered into
 * the file where the placeholder stands. It is one caller with words of its own, whichever vendor's path it was given; so whatever
 * was understood is answered 200, in words for whoever looks into the file.
 */
public final class BuiltByBit {

    private static final Reply INVALID_SECRET = text(200, "Invalid secret");

    private final Authentication authentication;
    private final MarketplaceDelivery marketplaces;
    private final Defaults defaults;
    private final CallLimit wrongSecrets;
    private final int maxBodyBytes;

    /**
     * What a vendor's licences are like of which nothing is said.
     *
     * @param keys the shape of a product's keys
     * @param limits where its product says none
     */
    public record Defaults(Function<Product, KeyFormat> keys, Limits limits) {}

    /** One that makes licences like these. */
    public BuiltByBit(UseCases useCases, DialectSettings settings, Defaults defaults) {
        this.authentication = useCases.access().authentication();
        this.marketplaces = useCases.administration().marketplaces();
        this.defaults = defaults;
        this.wrongSecrets = settings.limitPerNetwork("builtbybit.secret");
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    /** The key of whoever downloads, for a product that the path names; if it names none, the secret can't be right. */
    public Reply deliver(Context context, Caller caller, Optional<ProductId> product) {
        Form form = Form.read(context, maxBodyBytes);
        FieldReader fields = new FieldReader();
        fields.requiredParsed(
                "builtbybit",
                form.field("builtbybit"),
                text -> Optional.of(text).filter("true"::equals),
                "must be true");
        Optional<String> buyer = id(fields, "user_id", form.field("user_id"));
        Optional<String> resource = id(fields, "resource_id", form.field("resource_id"));
        Optional<String> secret = fields.requiredLine("secret", form.field("secret"));
        fields.requireAllRight();
        Optional<Caller.App> marketplace = authentication
                .byMarketplaceSecret(secret.orElseThrow().strip(), caller.origin())
                .filter(known -> product.equals(Optional.of(known.product())));
        if (marketplace.isEmpty()) {
            wrongSecrets.count(context);
            return INVALID_SECRET;
        }
        Purchase purchase = new Purchase(
                marketplace.get().product(), Platform.BUILT_BY_BIT, buyer.orElseThrow(), resource.orElseThrow());
        return switch (marketplaces.deliver(marketplace.get(), purchase, defaults.keys(), defaults.limits())) {
            case Delivery.Delivered delivered ->
                text(200, delivered.license().key().text());
            case Delivery.Withdrawn withdrawn -> text(200, "License was withdrawn");
            // It was removed between the two looks at it.
            case Delivery.UnknownProduct unknown -> INVALID_SECRET;
            case Delivery.PlanLimitReached reached ->
                text(200, "License limit of the plan reached: " + reached.limit());
        };
    }

    /** The marketplace's words for a request that was not understood. */
    public static Reply problem(HttpProblem problem) {
        return text(problem.status(), words(problem));
    }

    /** Numbers, so that leading zeros and the like make nobody a second buyer. */
    private static Optional<String> id(FieldReader fields, String name, @Nullable String value) {
        return fields.requiredParsed(name, value, BuiltByBit::number, "must be a whole number of at least 1");
    }

    private static Optional<String> number(String text) {
        return WholeNumber.parse(text.strip()).filter(number -> number > 0).map(String::valueOf);
    }

    private static Reply text(int status, String words) {
        return new Reply(status, new Reply.PlainText(words));
    }

    private static String words(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> "Malformed request";
            case HttpProblem.MalformedBody p -> p.reason();
            case HttpProblem.WrongFields p ->
                p.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; "));
            case HttpProblem.Unauthorized p -> "Invalid secret";
            case HttpProblem.Forbidden p -> "Forbidden";
            case HttpProblem.ForeignOrigin p -> "Cross-origin request refused";
            case HttpProblem.UnknownPath p -> "Not found";
            case HttpProblem.MethodNotAllowed p -> "Method not allowed";
            case HttpProblem.BodyTooSlow p -> "Request timeout";
            case HttpProblem.BodyTooLarge p -> "Body must have at most " + p.maxBytes() + " bytes";
            case HttpProblem.UnsupportedMediaType p -> "Content-Type must be application/x-www-form-urlencoded";
            case HttpProblem.KeyReused p -> "Idempotency-Key was used for another request";
            case HttpProblem.TooManyRequests p -> "Too many requests";
            case HttpProblem.HeadersTooLarge p -> "Headers too large";
            case HttpProblem.Internal p -> "Internal server error";
            case HttpProblem.Unavailable p -> "Service unavailable";
        };
    }
}
