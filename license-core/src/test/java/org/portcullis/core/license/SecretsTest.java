package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationFacts;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.core.validation.ValidationRequest;

/** Whatever holds a key may end in a log by way of {@code toString()}, and must not take the key there. */
class SecretsTest {

    private static final License LICENSE = new LicenseFixture().build();
    private static final LicenseKey KEY = LICENSE.key();
    private static final IpAddress IP = IpAddress.of("192.0.2.1");
    private static final ValidationRequest REQUEST = ValidationRequest.of(KEY, IP, Optional.empty(), 1);
    private static final Product PRODUCT = ProductDraft.named("Demo")
            .product(new ProductId(1), new UUID(0, 1), new AccountId(1), LicenseFixture.CREATED_AT);

    static final List<Object> HOLDERS = List.of(
            KEY,
            LICENSE,
            new LicenseChange.Changed(LICENSE),
            new KeyRotation(LICENSE.id(), KEY, KEY, Instant.EPOCH, Optional.empty()),
            REQUEST,
            new LicenseSnapshot(LICENSE, PRODUCT, Seats.NONE, Barred.NOTHING, 0),
            ValidationFacts.of(REQUEST, LICENSE, PRODUCT, Seats.NONE, Barred.NOTHING, Credits.NONE),
            new ValidationRecord(
                    Instant.EPOCH,
                    Outcome.GRANTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    KEY,
                    IP.text(),
                    Optional.empty(),
                    "test",
                    ClientFacts.NONE));

    @ParameterizedTest
    @FieldSource("HOLDERS")
    void noKeyIsPrintedInFull(Object holder) {
        assertThat(holder.toString())
                .contains("LIC***")
                .doesNotContainIgnoringCase("ABC123")
                .doesNotContainIgnoringCase("XYZ789");
    }
}
