package org.portcullis.http.matrix;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.payment.Money;
import org.portcullis.core.payment.PaymentDraft;
import org.portcullis.core.payment.PaymentStatus;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.http.LiveServer;
import org.portcullis.http.matrix.Caller.Who;
import org.portcullis.ports.in.PaymentChange;
import org.portcullis.ports.query.AuditFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.Fixtures;

/** What one call of the matrix is about: made anew for each, so that none finds what another did. */
final class Things {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Function<Things, String>> FILLINGS = Map.ofEntries(
            entry("key", things -> things.license().key().text()),
            entry("license", things -> Long.toString(things.license().id().value())),
            entry("licenseUuid", things -> things.license().uuid().toString()),
            entry("product", things -> Long.toString(things.product.id().value())),
            entry("productId", things -> "%024x".formatted(things.product.id().value())),
            entry("app", things -> things.product.uuid().toString()),
            entry("number", things -> Integer.toString(things.number)),
            entry("email", things -> "buyer-" + things.number + "@example.com"),
            entry("customer", things -> Long.toString(things.customer().id().value())),
            entry(
                    "customerId",
                    things -> "%024x".formatted(things.customer().id().value())),
            entry(
                    "licenseNumber",
                    things -> "%024x".formatted(things.license().id().value())),
            entry("transaction", Things::transaction),
            entry("barred", Things::barred),
            entry("request", Things::request),
            entry("audit", Things::audit),
            entry("session", Things::session));
    private static int made;

    private final LiveServer server;
    private final int number;
    private final Product product;
    private final Product otherProduct;

    Things(LiveServer server) {
        this.server = server;
        number = ++made;
        // Nobody signs in so often that a limit would matter here.
        server.time().advance(Duration.ofMinutes(2));
        product = addProduct("of the call");
        otherProduct = addProduct("beside it");
    }

    /** A text with its placeholders filled in. */
    String fill(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        return placeholders.replaceAll(found -> {
            Function<Things, String> filling = FILLINGS.get(found.group(1));
            if (filling == null) {
                throw new IllegalArgumentException("nothing is made for " + found.group());
            }
            return Matcher.quoteReplacement(filling.apply(this));
        });
    }

    /** The headers by which this caller calls. */
    String[] headers(Caller caller) {
        String secret = "a-secret-of-the-matrix-" + number;
        return switch (caller.credential()) {
            case NONE -> new String[0];
            case SESSION -> new String[] {"Cookie", cookie(caller)};
            case SESSION_ON_ANOTHER_SITE ->
                new String[] {"Cookie", cookie(caller), "Origin", "https://elsewhere.example"};
            case SIGNED_TOKEN -> new String[] {"Authorization", "Bearer " + signedToken(caller)};
            case APP_KEY -> {
                present(caller, secret, new TokenPurpose.App(product.id()));
                yield new String[] {"Authorization", "Bearer " + secret};
            }
            case OTHER_APP_KEY -> {
                present(caller, secret, new TokenPurpose.App(otherProduct.id()));
                yield new String[] {"Authorization", "Bearer " + secret};
            }
            case SYSTEM_KEY -> {
                present(caller, secret, new TokenPurpose.WholeAccount());
                yield new String[] {"X-API-Key", secret};
            }
            case API_TOKEN -> {
                present(caller, secret, new TokenPurpose.Calls(caller.intents()));
                yield new String[] {"TOKEN", secret};
            }
        };
    }

    private License license() {
        return server.license("MTRX-%04d".formatted(number), builder -> builder.product(product.id()));
    }

    private String barred() {
        return Long.toString(server.ask(stores -> {
                    var draft = new BlacklistDraft(
                            new BlacklistScope.Account(LiveServer.OWNER),
                            new BlacklistedDatum.Device(new HardwareId("barred-" + number)),
                            Optional.empty());
                    BlacklistEntry entry = draft.entry(stores.blacklists().nextId(), Fixtures.NOW);
                    stores.blacklists().add(entry);
                    return entry.id();
                })
                .value());
    }

    /** A validation of the vendor's, once it is on record. */
    private String request() {
        String body = "{\"key\":\"%s\"}".formatted(license().key().text());
        server.client().post("/api/license/validate", body);
        List<RecordedValidation> rows = List.of();
        while (rows.isEmpty()) {
            server.time().advance(Duration.ofMillis(1));
            rows = server.engine()
                    .history()
                    .list(vendor(), ValidationFilter.ALL, PageRequest.first(1))
                    .items();
        }
        return Long.toString(rows.getFirst().id().value());
    }

    private String audit() {
        server.engine().licenses().rotate(vendor(), license().key());
        long id = server.engine()
                .audit()
                .list(vendor(), AuditFilter.ALL, PageRequest.first(1))
                .items()
                .getFirst()
                .id()
                .value();
        return "%024x".formatted(id);
    }

    private Customer customer() {
        return server.ask(stores -> {
            Customer customer = Fixtures.customer(
                    stores.customers().nextId(), LiveServer.OWNER, "customer-" + number + "@example.com");
            stores.customers().add(customer);
            return customer;
        });
    }

    private String transaction() {
        var draft = new PaymentDraft(
                license().id(),
                Optional.empty(),
                new Money(1, Currency.getInstance("EUR")),
                PaymentStatus.PENDING,
                Optional.empty(),
                Optional.empty());
        var made = (PaymentChange.Done) server.engine().payments().create(vendor(), draft, Optional.empty());
        return "%024x".formatted(made.payment().id().value());
    }

    private String session() {
        server.cookieOf(LiveServer.OWNER);
        var open = server.engine().sessions().list(vendor(), PageRequest.first(1000));
        return "%024x".formatted(open.items().getLast().id().value());
    }

    private static org.portcullis.core.access.Caller.SignedIn vendor() {
        return new org.portcullis.core.access.Caller.SignedIn(
                LiveServer.OWNER, org.portcullis.core.access.Role.USER, Fixtures.origin());
    }

    private Product addProduct(String name) {
        return server.ask(stores -> {
            ProductId id = stores.products().nextId();
            Product added = ProductDraft.named(name + " " + number)
                    .product(id, Fixtures.product(id, LiveServer.OWNER, name).uuid(), LiveServer.OWNER, Fixtures.NOW);
            stores.products().add(added);
            return added;
        });
    }

    private void present(Caller caller, String secret, TokenPurpose purpose) {
        Instant now = server.time().instant();
        switch (caller.state()) {
            case GOOD -> credential(caller, secret, purpose, Optional.empty());
            case EXPIRED -> credential(caller, secret, purpose, Optional.of(now));
            case REVOKED -> {
                ApiToken token = credential(caller, secret, purpose, Optional.empty());
                server.store(stores -> stores.apiTokens().update(token.revoked(now)));
            }
            case MADE_UP -> {}
        }
    }

    /** In place of the one of the call before, where there may be one only. */
    private ApiToken credential(Caller caller, String secret, TokenPurpose purpose, Optional<Instant> expiresAt) {
        AccountId account = idOf(caller.account());
        server.store(stores -> stores.apiTokens()
                .lockActive(account, purpose)
                .ifPresent(active ->
                        stores.apiTokens().update(active.revoked(server.time().instant()))));
        return server.credential(secret, account, new ApiTokenDraft("of the matrix", purpose, expiresAt));
    }

    private String cookie(Caller caller) {
        if (caller.state() == Caller.State.MADE_UP) {
            return "session-token=pcs_ses_" + "x".repeat(43);
        }
        String cookie = server.cookieOf(idOf(caller.account()));
        end(caller, Duration.ofDays(2));
        return cookie;
    }

    private String signedToken(Caller caller) {
        if (caller.state() == Caller.State.MADE_UP) {
            return "e30.e30.e30";
        }
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(server.emailOf(idOf(caller.account())), LiveServer.PASSWORD);
        String answer = server.client().post("/v1/auth/login", body).body();
        Matcher token = Pattern.compile("\"token\":\"([^\"]*)\"").matcher(answer);
        if (!token.find()) {
            throw new AssertionError("not signed in: " + answer);
        }
        end(caller, Duration.ofHours(2));
        return token.group(1);
    }

    /** Ends the session that was begun just now, if it is to be over. */
    private void end(Caller caller, Duration life) {
        if (caller.state() == Caller.State.EXPIRED) {
            server.time().advance(life);
        }
        if (caller.state() == Caller.State.REVOKED) {
            Instant now = server.time().instant();
            server.store(stores -> stores.signInSessions().endAll(idOf(caller.account()), Optional.empty(), now));
        }
    }

    private static AccountId idOf(Who who) {
        return switch (who) {
            case VENDOR -> LiveServer.OWNER;
            case OTHER_VENDOR -> LiveServer.POOR;
            case BUYER -> LiveServer.BUYER;
            case ADMINISTRATOR -> LiveServer.ADMIN;
        };
    }
}
