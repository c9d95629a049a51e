package org.portcullis.core.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductListing;
import org.portcullis.core.text.EmailAddress;

/** What the audit log says of a thing: field names and their text, keys masked. */
public final class AuditFields {

    private AuditFields() {}

    /** What it says of a licence. */
    public static Map<String, String> of(License license) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", license.key().masked());
        fields.put("product", Long.toString(license.product().value()));
        license.customer().ifPresent(customer -> fields.put("customer", Long.toString(customer.value())));
        fields.put("licenseType", license.kind().name());
        fields.put("status", license.standing().name());
        license.term().from().ifPresent(from -> fields.put("validFrom", from.toString()));
        license.term().end().ifPresent(end -> fields.put("expiresAt", end.toString()));
        fields.put("ipLimit", Integer.toString(license.limits().ips().max()));
        fields.put("hwidLimit", Integer.toString(license.limits().hardware().max()));
        fields.put("userLimit", Integer.toString(license.limits().users().max()));
        fields.put("ipLock", text(license.ipLock()));
        fields.put("plan", license.plan().name());
        license.productName().ifPresent(name -> fields.put("productName", name));
        license.holder().name().ifPresent(name -> fields.put("issuedTo", name));
        license.holder().email().ifPresent(email -> fields.put("issuedEmail", email));
        fields.putAll(of(license.platform()));
        license.notes().ifPresent(notes -> fields.put("notes", notes));
        fields.put("metadata", license.metadata().json());
        return fields;
    }

    /** What it says of an account. */
    public static Map<String, String> of(Account account) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", account.email());
        account.name().ifPresent(name -> fields.put("name", name));
        fields.put("role", account.role().name());
        fields.put("plan", account.plan());
        account.closedAt().ifPresent(at -> fields.put("closedAt", at.toString()));
        account.discord().ifPresent(id -> fields.put("discordId", id.text()));
        account.emailVerifiedAt().ifPresent(at -> fields.put("emailVerifiedAt", at.toString()));
        return fields;
    }

    /**
     * What it says of an address that nobody has: enough to recognise it by, since what is typed into that field may be
     * something else, such as a password.
     */
    public static String maskedEmail(String email) {
        int at = email.lastIndexOf('@');
        return EmailAddress.isOne(email)
                ? email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at)
                : "***";
    }

    /** What it says of an API token: nothing by which it could be used. */
    public static Map<String, String> of(ApiToken token) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", token.name());
        fields.put("token", token.hint());
        switch (token.purpose()) {
            case TokenPurpose.Calls calls ->
                fields.put(
                        "intents",
                        calls.intents().stream().sorted().map(Intent::name).collect(Collectors.joining(",")));
            case TokenPurpose.App app ->
                fields.put("app", Long.toString(app.product().value()));
            case TokenPurpose.Marketplace marketplace ->
                fields.put("marketplace", Long.toString(marketplace.product().value()));
            case TokenPurpose.WholeAccount whole -> fields.put("system", "true");
        }
        token.expiresAt().ifPresent(end -> fields.put("expiresAt", end.toString()));
        token.revokedAt().ifPresent(end -> fields.put("revokedAt", end.toString()));
        return fields;
    }

    /** What it says of a product. */
    public static Map<String, String> of(Product product) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", product.name());
        product.slug().ifPresent(slug -> fields.put("slug", slug.text()));
        product.description().ifPresent(text -> fields.put("description", text));
        fields.put("isActive", Boolean.toString(product.active()));
        product.licensePrefix().ifPresent(prefix -> fields.put("licensePrefix", prefix));
        product.defaultIps().ifPresent(limit -> fields.put("defaultMaxIPs", Integer.toString(limit.max())));
        product.defaultHardware().ifPresent(limit -> fields.put("defaultMaxHWIDs", Integer.toString(limit.max())));
        fields.put("requireHardware", Boolean.toString(product.requiresHardware()));
        fields.putAll(of(product.listing()));
        return fields;
    }

    /** What it says of a customer. */
    public static Map<String, String> of(Customer customer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", customer.name());
        customer.email().ifPresent(email -> fields.put("email", email));
        customer.phone().ifPresent(phone -> fields.put("phone", phone));
        customer.discordId().ifPresent(id -> fields.put("discordId", id));
        customer.notes().ifPresent(notes -> fields.put("notes", notes));
        fields.putAll(of(customer.profile()));
        return fields;
    }

    private static Map<String, String> of(CustomerProfile profile) {
        Map<String, String> fields = new LinkedHashMap<>();
        profile.firstName().ifPresent(name -> fields.put("firstName", name));
        profile.lastName().ifPresent(name -> fields.put("lastName", name));
        profile.username().ifPresent(name -> fields.put("username", name));
        profile.pictureUrl().ifPresent(url -> fields.put("profilePictureUrl", url));
        profile.discordUsername().ifPresent(name -> fields.put("discordUsername", name));
        profile.discordAvatarUrl().ifPresent(url -> fields.put("discordAvatarUrl", url));
        profile.accounts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(known -> {
                    known.getValue().id().ifPresent(id -> fields.put(known.getKey() + ".id", id));
                    known.getValue().username().ifPresent(name -> fields.put(known.getKey() + ".username", name));
                });
        return fields;
    }

    /** What it says of a payment. */
    public static Map<String, String> of(Payment payment) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("license", Long.toString(payment.license().value()));
        payment.customer().ifPresent(customer -> fields.put("customer", Long.toString(customer.value())));
        fields.put("amount", Long.toString(payment.money().amount()));
        fields.put("currency", payment.money().currency().getCurrencyCode());
        fields.put("status", payment.status().name());
        payment.provider().ifPresent(provider -> fields.put("provider", provider));
        payment.providerId().ifPresent(id -> fields.put("providerId", id));
        return fields;
    }

    /** What it says of a blacklist entry. */
    public static Map<String, String> of(BlacklistEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("data", entry.datum().text());
        fields.put("scope", text(entry.scope()));
        entry.reason().ifPresent(reason -> fields.put("reason", reason));
        return fields;
    }

    /** The fields of {@code one} that {@code other} has not, or has with another text. */
    public static Map<String, String> differing(Map<String, String> one, Map<String, String> other) {
        Map<String, String> differing = new LinkedHashMap<>(one);
        differing.entrySet().removeIf(field -> Objects.equals(other.get(field.getKey()), field.getValue()));
        return differing;
    }

    private static Map<String, String> of(ProductListing listing) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("productType", listing.type().name());
        listing.otherType().ifPresent(text -> fields.put("productTypeOther", text));
        listing.roleId().ifPresent(id -> fields.put("roleId", id));
        listing.purchaseRoleId().ifPresent(id -> fields.put("purchaseRoleId", id));
        listing.url().ifPresent(url -> fields.put("url", url));
        listing.imageUrl().ifPresent(url -> fields.put("imageUrl", url));
        return fields;
    }

    private static Map<String, String> of(PlatformOwner owner) {
        Map<String, String> fields = new LinkedHashMap<>();
        owner.platform().ifPresent(platform -> fields.put("platform", platform.name()));
        owner.otherName().ifPresent(name -> fields.put("platformOther", name));
        owner.id().ifPresent(id -> fields.put("platformId", id));
        owner.discordId().ifPresent(id -> fields.put("discordId", id));
        owner.discordUsername().ifPresent(name -> fields.put("discordUsername", name));
        return fields;
    }

    private static String text(IpLock lock) {
        return switch (lock) {
            case IpLock.Off off -> "off";
            case IpLock.Waiting waiting -> "waiting";
            case IpLock.Held held -> held.ip().text();
        };
    }

    private static String text(BlacklistScope scope) {
        return switch (scope) {
            case BlacklistScope.Instance instance -> "instance";
            case BlacklistScope.Account account ->
                "account " + account.account().value();
            case BlacklistScope.Product product ->
                "product " + product.product().value();
        };
    }
}
