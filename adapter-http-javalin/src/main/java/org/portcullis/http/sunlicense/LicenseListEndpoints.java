package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Platform;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseDirectory;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.LicenseFilter.Buyer;

/** Lists of licences: all of them, and those of a customer, a product or a buyer. */
final class LicenseListEndpoints {

    private final LicenseAdministration licenses;
    private final LicenseDirectory directory;
    private final ShownLicenses shown;
    private final InstantSource time;

    LicenseListEndpoints(UseCases useCases, ShownLicenses shown) {
        this.licenses = useCases.licenses();
        this.directory = useCases.administration().directory();
        this.shown = shown;
        this.time = useCases.time();
    }

    Reply list(Context context, Caller caller) {
        QueryReader query = new QueryReader(context);
        Optional<LicenseStatus> status = query.upperCaseWord("status", LicenseStatus.class);
        return reply(
                context,
                caller,
                query,
                status.map(wanted -> wanted.filter(time.instant())).orElse(LicenseFilter.ALL));
    }

    Reply ofCustomerEmail(Context context, Caller caller) {
        return soldTo(new Buyer.Email(PathReader.line(context, "email").strip()), context, caller);
    }

    Reply ofPlatform(Context context, Caller caller) {
        QueryReader query = new QueryReader(context);
        Optional<ProductId> product =
                query.number("productId", 1, Long.MAX_VALUE).map(ProductId::new);
        Buyer buyer = new Buyer.AtPlatform(
                PathReader.word(context, "platform", Platform.class), PathReader.line(context, "platformId"));
        LicenseFilter filter = product.map(LicenseFilter::ofProduct).orElse(LicenseFilter.ALL);
        return reply(context, caller, query, filter.soldTo(buyer));
    }

    Reply ofCustomer(Context context, Caller caller) {
        CustomerId customer = new CustomerId(PathReader.number(context, "customerId"));
        return reply(context, caller, new QueryReader(context), LicenseFilter.ofCustomer(customer));
    }

    Reply ofProduct(Context context, Caller caller) {
        ProductId product = new ProductId(PathReader.number(context, "productId"));
        return reply(context, caller, new QueryReader(context), LicenseFilter.ofProduct(product));
    }

    Reply ofDiscord(Context context, Caller caller) {
        return soldTo(new Buyer.AtDiscord(PathReader.line(context, "discordId")), context, caller);
    }

    private Reply soldTo(Buyer buyer, Context context, Caller caller) {
        return reply(context, caller, new QueryReader(context), LicenseFilter.ALL.soldTo(buyer));
    }

    private Reply reply(Context context, Caller caller, QueryReader query, LicenseFilter filter) {
        return Lists.reply(
                context,
                query,
                page -> licenses.list(caller, filter, page),
                (last, limit) -> directory.after(caller, filter, last.map(License::id), limit),
                some -> shown.of(caller, wanted(some, filter)));
    }

    /** Without those whose product was removed just now, which the list knows a little later. */
    private static List<License> wanted(List<License> licenses, LicenseFilter filter) {
        return licenses.stream()
                .filter(license -> filter.wants(license.standing()))
                .toList();
    }
}
