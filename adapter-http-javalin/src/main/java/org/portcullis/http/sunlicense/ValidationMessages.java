package org.portcullis.http.sunlicense;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.Reply;

/** What goes over the wire where a licence is validated. */
final class ValidationMessages {

    /** What a validation spends of a licence that is paid by use. */
    private static final long CREDITS = 1;

    private ValidationMessages() {}

    /** The body of a validation. */
    record ValidateBody(
            @Nullable String licenseKey,
            @Nullable Long productId,
            @Nullable String productVersion,
            @Nullable String ip,
            @Nullable String hwid,
            @Nullable String macAddress,
            @Nullable String operatingSystem,
            @Nullable String operatingSystemVersion,
            @Nullable String operatingSystemArchitecture,
            @Nullable String javaVersion) {

        /**
         * The request; empty if no licence can have such a key.
         */
        Optional<ValidationRequest> toRequest(Caller caller, DialectSettings settings) {
            FieldReader fields = new FieldReader();
            Optional<LicenseKey> key = fields.key("licenseKey", licenseKey);
            OptionalLong product = fields.id("productId", productId);
            Optional<IpAddress> bodyIp = fields.ip("ip", ip);
            Optional<HardwareId> hardware = fields.requiredHardwareId("hwid", hwid);
            ClientFacts client = client(fields);
            fields.requireAllRight();
            return key.map(known -> new ValidationRequest(
                    known,
                    settings.addressOf(caller, bodyIp),
                    hardware.map(Hardware.class::cast),
                    Optional.of(new ProductId(product.getAsLong())),
                    ownerAsked(caller),
                    CREDITS,
                    client));
        }

        private ClientFacts client(FieldReader fields) {
            return new ClientFacts(
                    fields.line("productVersion", productVersion),
                    fields.line("macAddress", macAddress),
                    fields.line("operatingSystem", operatingSystem),
                    fields.line("operatingSystemVersion", operatingSystemVersion),
                    fields.line("operatingSystemArchitecture", operatingSystemArchitecture),
                    fields.line("javaVersion", javaVersion));
        }

        /** A call without a credential may ask about any licence, as may whoever sees everything. */
        private static Optional<AccountId> ownerAsked(Caller caller) {
            return caller.scope() instanceof Scope.Everything ? Optional.empty() : caller.accountId();
        }
    }

    /** What a validation answers, whatever the answer is. */
    record Answer(String message, int status, String timestamp) {

        static Reply reply(int status, String message, Instant now) {
            return new Reply(status, new Answer(message, status, Moments.text(now)));
        }
    }
}
