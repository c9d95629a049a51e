package org.portcullis.http.sunlicense;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.text.TextRule;
import org.portcullis.http.dialect.FieldReader;

/** What goes over the wire where blacklists are administered. */
final class BlacklistMessages {

    private BlacklistMessages() {}

    /** What an entry bars. */
    enum LicenseDataType {
        IP,
        HWID;

        static LicenseDataType of(BlacklistedDatum datum) {
            return switch (datum) {
                case BlacklistedDatum.Ip ip -> IP;
                case BlacklistedDatum.Device device -> HWID;
            };
        }
    }

    /**
     * What an entry is to be.
     *
     * @param product for this product alone; empty for all
     */
    record EntryWish(BlacklistedDatum datum, Optional<ProductId> product, Optional<String> reason) {}

    /** The body that makes an entry, or says all of one. */
    record BlacklistBody(
            @Nullable String licenseDataType,
            @Nullable String data,
            @Nullable Boolean isForAllProducts,
            @Nullable Long productId,
            @Nullable String reason) {

        EntryWish toWish() {
            FieldReader fields = new FieldReader();
            Optional<BlacklistedDatum> datum = datum(fields);
            Optional<ProductId> product = product(fields);
            Optional<String> why = fields.text("reason", reason, TextRule.NOTES);
            fields.requireAllRight();
            return new EntryWish(datum.orElseThrow(), product, why);
        }

        private Optional<BlacklistedDatum> datum(FieldReader fields) {
            Optional<LicenseDataType> type = fields.word("licenseDataType", licenseDataType, LicenseDataType.class);
            if (licenseDataType == null) {
                fields.reject("licenseDataType", "is required");
            }
            if (data == null) {
                fields.reject("data", "is required");
                return Optional.empty();
            }
            return type.flatMap(known -> switch (known) {
                case IP -> fields.ip("data", data.strip()).map(BlacklistedDatum.Ip::new);
                case HWID -> fields.hardwareId("data", data).<BlacklistedDatum>map(BlacklistedDatum.Device::new);
            });
        }

        /** Whom an entry bars must be beyond doubt, so that the two fields must agree. */
        private Optional<ProductId> product(FieldReader fields) {
            boolean forAll = isForAllProducts != null && isForAllProducts;
            if (forAll && productId != null) {
                fields.reject("productId", "must be null if isForAllProducts is true");
                return Optional.empty();
            }
            if (forAll) {
                return Optional.empty();
            }
            if (productId == null) {
                fields.reject("productId", "is required unless isForAllProducts is true");
                return Optional.empty();
            }
            OptionalLong number = fields.id("productId", productId);
            return number.isPresent() ? Optional.of(new ProductId(number.getAsLong())) : Optional.empty();
        }
    }

    /** An entry. */
    record ShownEntry(
            long id,
            String licenseDataType,
            String data,
            boolean isForAllProducts,
            @Nullable Long productId,
            @Nullable String reason,
            String createdAt,
            String updatedAt) {

        static ShownEntry from(BlacklistEntry entry) {
            Optional<Long> product = switch (entry.scope()) {
                case BlacklistScope.Instance instance -> Optional.empty();
                case BlacklistScope.Account account -> Optional.empty();
                case BlacklistScope.Product scope -> Optional.of(scope.product().value());
            };
            return new ShownEntry(
                    entry.id().value(),
                    LicenseDataType.of(entry.datum()).name(),
                    entry.datum().text(),
                    product.isEmpty(),
                    product.orElse(null),
                    entry.reason().orElse(null),
                    Moments.text(entry.createdAt()),
                    Moments.text(entry.updatedAt()));
        }
    }
}
