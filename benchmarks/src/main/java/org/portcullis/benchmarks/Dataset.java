package org.portcullis.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;

/** A database file with licences, each with an address and a device that has its seat. */
final class Dataset {

    private static final int PER_TRANSACTION = 1_000;

    private final String url;
    private final int licenses;

    private Dataset(String url, int licenses) {
        this.url = url;
        this.licenses = licenses;
    }

    /** Makes one in {@code folder}. */
    static Dataset create(Path folder, int licenses) {
        Dataset dataset =
                new Dataset("jdbc:h2:file:" + folder.resolve("benchmark").toAbsolutePath(), licenses);
        try (JdbiPersistence persistence = dataset.open(CommitListener.NONE)) {
            Product product = persistence.transactions().inTransaction(Dataset::addProduct);
            for (int first = 0; first < licenses; first += PER_TRANSACTION) {
                int begin = first;
                int end = Math.min(licenses, first + PER_TRANSACTION);
                persistence.transactions().inTransaction(stores -> addLicenses(stores, product, begin, end));
            }
        }
        return dataset;
    }

    String url() {
        return url;
    }

    JdbiPersistence open(CommitListener listener) {
        return JdbiPersistence.open(JdbiConfig.embedded(url), listener);
    }

    /** For each licence, a validation on its known device, as bytes of an HTTP request. */
    byte[][] requests() {
        byte[][] requests = new byte[licenses][];
        for (int i = 0; i < licenses; i++) {
            requests[i] = LoadGenerator.post(
                    "/api/license/validate",
                    "{\"key\":\"" + key(i).text() + "\",\"ip\":\"" + ip(i).text() + "\",\"hwid\":\""
                            + hardware(i).text() + "\"}");
        }
        return requests;
    }

    static LicenseKey key(int number) {
        return new LicenseKey(String.format("LIC-%06d-BENCHM", number));
    }

    private static Product addProduct(Stores stores) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        AccountId owner = stores.accounts().nextId();
        stores.accounts().add(new Account(owner, UUID.randomUUID(), "bench@example.com", Role.ADMIN, "UNLIMITED", now));
        Product product =
                ProductDraft.named("Benchmark").product(stores.products().nextId(), UUID.randomUUID(), owner, now);
        stores.products().add(product);
        return product;
    }

    private static int addLicenses(Stores stores, Product product, int begin, int end) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = begin; i < end; i++) {
            License license = LicenseDraft.of(product.id(), KeyFormat.prefixed("LIC"), Limits.NONE)
                    .license(stores.licenses().nextId(), UUID.randomUUID(), product.owner(), key(i), Limits.NONE, now);
            stores.licenses().add(license);
            stores.seats().bind(license.id(), ip(i), now);
            stores.seats()
                    .bind(
                            license.id(),
                            new Activation(
                                    stores.seats().nextId(),
                                    hardware(i),
                                    Optional.empty(),
                                    Optional.empty(),
                                    now,
                                    now));
        }
        return end - begin;
    }

    private static IpAddress ip(int number) {
        return IpAddress.of("10." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256);
    }

    private static HardwareId hardware(int number) {
        return new HardwareId(String.format("HWID-%032x", number));
    }
}
