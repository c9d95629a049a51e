package org.portcullis.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseDraft;
import org.portcullis.core.license.Limits;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;

/** A database with licences, each with an address and a device that has its seat. */
final class Dataset {

    private static final int PER_TRANSACTION = 1_000;

    private final JdbiConfig config;
    private final int licenses;

    private Dataset(JdbiConfig config, int licenses) {
        this.config = config;
        this.licenses = licenses;
    }

    /** Makes one. */
    static Dataset create(Storage storage, int licenses) {
        Dataset dataset = new Dataset(storage.empty(), licenses);
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

    JdbiConfig config() {
        return config;
    }

    JdbiPersistence open(CommitListener listener) {
        return JdbiPersistence.open(config, listener);
    }

    /** For each licence, a validation on its known device, as bytes of an HTTP request. */
    byte[][] requests() {
        byte[][] requests = new byte[licenses][];
        Arrays.setAll(requests, Dataset::request);
        return requests;
    }

    /** For a licence, a validation on its known device, as bytes of an HTTP request. */
    static byte[] request(int license) {
        return LoadGenerator.post(
                "/api/license/validate",
                "{\"key\":\"" + Population.key(license).text() + "\",\"ip\":\""
                        + Population.ip(license).text() + "\",\"hwid\":\""
                        + Population.hardware(license).text() + "\"}");
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
                    .license(
                            stores.licenses().nextId(),
                            UUID.randomUUID(),
                            product.owner(),
                            Population.key(i),
                            Limits.NONE,
                            now);
            stores.licenses().add(license);
            stores.seats()
                    .bind(
                            license.id(),
                            new NewSeats(
                                    Optional.of(Population.ip(i)), Optional.of(NewDevice.of(Population.hardware(i)))),
                            now);
        }
        return end - begin;
    }
}
