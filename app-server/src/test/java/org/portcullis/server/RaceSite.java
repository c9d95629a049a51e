package org.portcullis.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.portcullis.access.MasterKey;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/** Servers that share a database, each with a cache of its own, and a way into the database past them. */
final class RaceSite implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final List<LicenseServer> servers = new ArrayList<>();
    private final JdbiPersistence persistence;
    private final AccountId owner;
    private final ProductId product;

    private RaceSite(Path folder, int count, JdbiConfig database, List<String> settings) {
        for (int i = 0; i < count; i++) {
            LicenseServer server = InProcess.start(folder, "server" + i, settings);
            closings.push(server::close);
            servers.add(server);
        }
        persistence = JdbiPersistence.open(database, CommitListener.NONE);
        closings.push(persistence::close);
        owner = ask(stores -> {
            AccountId id = stores.accounts().nextId();
            stores.accounts().add(Fixtures.account(id));
            return id;
        });
        product = ask(stores -> {
            ProductId id = stores.products().nextId();
            stores.products().add(Fixtures.product(id, owner, "Contested"));
            return id;
        });
    }

    /** Two servers on a database of {@code postgres}. */
    static RaceSite on(PostgresServer postgres, Path folder, List<String> settings) {
        String url = postgres.url(postgres.createDatabase());
        Stream<String> database = Stream.of(
                "database.url = " + url,
                "database.user = " + PostgresServer.USER,
                "master-key = " + MasterKey.random().written());
        return new RaceSite(
                folder,
                2,
                new JdbiConfig(url, PostgresServer.USER, "", CONNECTIONS),
                Stream.concat(database, settings.stream()).toList());
    }

    /** One server on the database that it has by itself. */
    static RaceSite onH2(Path folder, List<String> settings) {
        String url = DataFolder.database(folder.resolve("server0"));
        return new RaceSite(folder, 1, JdbiConfig.embedded(url), settings);
    }

    /** How many servers there are. */
    int servers() {
        return servers.size();
    }

    /** Where the server listens that this client asks. */
    String addressFor(int client) {
        return servers.get(client % servers.size()).address();
    }

    /** A new licence of an account without limits. */
    License addLicense(UnaryOperator<LicenseBuilder> details) {
        return ask(stores -> {
            LicenseId id = stores.licenses().nextId();
            License license =
                    details.apply(LicenseBuilder.license(id, owner, product)).build();
            stores.licenses().add(license);
            return license;
        });
    }

    /** Sells a licence so many credits, all but {@code left} of which are spent. */
    void setCredits(License license, long total, long left) {
        ask(stores -> {
            stores.credits().setTotal(license.id(), total);
            stores.credits().spend(license.id(), total - left);
            return total;
        });
    }

    Seats seats(License license) {
        return ask(stores -> stores.seats().of(license.id()));
    }

    Credits credits(License license) {
        return ask(stores -> stores.credits().of(license.id()));
    }

    private <T> T ask(Function<Stores, T> question) {
        return persistence.transactions().inTransaction(question);
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}
