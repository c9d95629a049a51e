package org.portcullis.server.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/**
 * One more node, in this process, where licences are made, and taken back in those ways that other nodes have no route for
 * yet. It also looks at the database past every node.
 */
final class Office implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final Password PASSWORD = new Password("plum orbit green 7");

    private final PostgresServer server;
    private final String database;
    private final EmbeddedNode node;
    private final Caller.SignedIn administrator;
    private final AccountId owner;
    private final ProductId product;
    private final String cookie;

    private Office(PostgresServer server, String database, EmbeddedNode node) {
        this.server = server;
        this.database = database;
        this.node = node;
        owner = addAccount("UNLIMITED");
        product = addProduct(owner);
        administrator = new Caller.SignedIn(owner, Role.ADMIN, Fixtures.origin());
        node.engine().passwords().set(administrator, owner, PASSWORD);
        cookie = cookieOf(signIn());
    }

    static Office open(PostgresServer server, String database) {
        var config = new JdbiConfig(server.url(database), PostgresServer.USER, "", CONNECTIONS);
        return new Office(server, database, EmbeddedNode.open(config));
    }

    /** A licence of an account without limits. */
    License addLicense(UnaryOperator<LicenseBuilder> details) {
        return addLicense(owner, product, details);
    }

    /** A licence of a new account that has this plan. */
    License addLicenseOnPlan(String plan) {
        AccountId account = addAccount(plan);
        return addLicense(account, addProduct(account), builder -> builder);
    }

    private License addLicense(AccountId account, ProductId licensed, UnaryOperator<LicenseBuilder> details) {
        return node.persistence().transactions().inTransaction(stores -> {
            LicenseId id = stores.licenses().nextId();
            License license =
                    details.apply(LicenseBuilder.license(id, account, licensed)).build();
            stores.licenses().add(license);
            return license;
        });
    }

    /** What there is by now is on the disk, also of a PostgreSQL that is in no hurry with it. */
    void settle() {
        server.execute(database, "checkpoint");
    }

    void setCredits(License license, long total) {
        node.persistence().transactions().inTransaction(stores -> {
            stores.credits().setTotal(license.id(), total);
            return total;
        });
    }

    private AccountId addAccount(String plan) {
        return node.persistence().transactions().inTransaction(stores -> {
            Account plain = Fixtures.account(stores.accounts().nextId());
            stores.accounts()
                    .add(new Account(plain.id(), plain.uuid(), plain.email(), plain.role(), plan, plain.createdAt()));
            return plain.id();
        });
    }

    private ProductId addProduct(AccountId account) {
        return node.persistence().transactions().inTransaction(stores -> {
            ProductId id = stores.products().nextId();
            stores.products().add(Fixtures.product(id, account, "Contested"));
            return id;
        });
    }

    /** Revokes a licence, and returns once that is acknowledged. */
    void revoke(License license) {
        LicensePatch patch =
                LicensePatch.changes().standing(Patch.to(Standing.REVOKED)).build();
        LicenseUpdate update =
                node.engine().licenses().change(administrator, license.id(), patch, OptionalLong.empty());
        if (!(update instanceof LicenseUpdate.Updated)) {
            throw new AssertionError(update);
        }
    }

    /** An API token of an account without limits. */
    TokenCreation.Done addToken() {
        var draft = ApiTokenDraft.forCalls("of a test", EnumSet.of(Intent.ALL_READ), Optional.empty());
        return (TokenCreation.Done) node.engine().tokens().create(administrator, owner, draft);
    }

    /** Takes a token back, and returns once that is acknowledged. */
    void revoke(ApiToken token) {
        if (!node.engine().tokens().revoke(administrator, token.id())) {
            throw new AssertionError("no token " + token.id());
        }
    }

    /** The header {@code Cookie} of the owner of the licences, who is signed in. */
    String cookie() {
        return cookie;
    }

    /** One more session of the owner's. */
    OpenedSession signIn() {
        String email = node.persistence()
                .transactions()
                .inTransaction(stores -> stores.accounts().find(owner).orElseThrow())
                .email();
        var request = new SignInRequest(email, PASSWORD, SignInSession.Kind.BROWSER, Optional.empty());
        return ((SignInOutcome.Done) node.engine().signIn().byPassword(Fixtures.origin(), request)).opened();
    }

    static String cookieOf(OpenedSession opened) {
        return "session-token=" + opened.secret().text();
    }

    /** Ends a session, and returns once that is acknowledged. */
    void end(OpenedSession opened) {
        if (!node.engine().sessions().end(administrator, opened.session().id())) {
            throw new AssertionError("no session " + opened.session().id());
        }
    }

    /** Bars an address from every licence, and returns once that is acknowledged. */
    void bar(String ip) {
        var datum = new BlacklistedDatum.Ip(IpAddress.of(ip));
        node.engine()
                .blacklists()
                .create(administrator, new BlacklistDraft(new BlacklistScope.Instance(), datum, Optional.empty()));
    }

    /** The one number that a query answers; its parameters are texts or numbers. */
    long count(String query, Object... parameters) {
        return Long.parseLong(texts(query, parameters).getFirst());
    }

    long count(String query, LicenseKey key) {
        return count(query, key.canonical());
    }

    /** The first column of what a query answers. */
    List<String> texts(String query, Object... parameters) {
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
