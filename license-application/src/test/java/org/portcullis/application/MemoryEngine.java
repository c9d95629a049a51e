package org.portcullis.application;

import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.Argon2Cost;
import org.portcullis.access.Argon2Passwords;
import org.portcullis.access.MasterKey;
import org.portcullis.access.NimbusTokens;
import org.portcullis.access.RsaKeySource;
import org.portcullis.access.TokenSettings;
import org.portcullis.access.TotpCodes;
import org.portcullis.access.ZxingQrCodes;
import org.portcullis.application.access.SecondFactorTools;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.validation.RecorderSettings;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.product.Product;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.webhook.Event;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.out.KeySource;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.Mail;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.RotatingKeys;
import org.portcullis.testkit.SeededKeys;
import org.portcullis.testkit.SeededSecrets;
import org.portcullis.testkit.TestTime;

/**
 * A licence engine on stores in memory, with all who may call it: two vendors who have a product each, an administrator, a
 * buyer and a stranger.
 */
public final class MemoryEngine implements AutoCloseable {

    /** Rows are on record a moment after the answer. */
    public static final RecorderSettings QUICK =
            new RecorderSettings(false, 20_000, Duration.ofMillis(1), Duration.ofSeconds(2));

    /** What every engine signs with; making keys takes long. */
    public static final RotatingKeys KEYS = new RotatingKeys();

    private static final SignedTokens TOKENS = new NimbusTokens(
            new TokenSettings("urn:uuid:0197b2a0-0000-7000-8000-000000000001", "portcullis"),
            KEYS,
            new CountingIdentifiers());

    private static final SecondFactorTools SECOND_FACTORS = new SecondFactorTools(
            new TotpCodes(), new ZxingQrCodes(), new AesGcmSeals(MasterKey.random()), "Portcullis");

    static {
        KEYS.add(new RsaKeySource().next(Instant.EPOCH));
    }

    /** What the engine's transactions announced when they were committed, in that order. */
    public final List<Change> told = Collections.synchronizedList(new ArrayList<>());

    public final TestTime time = TestTime.atNow();
    public final MemoryPersistence persistence = new MemoryPersistence(told::addAll);

    public final Account vendorAccount;
    public final Account otherAccount;
    public final Product product;
    public final Product otherProduct;
    public final Caller vendor;
    public final Caller other;
    public final Caller admin;
    public final Caller buyer;
    public final Caller stranger = new Caller.Anonymous(Fixtures.origin());

    private final Wiring wiring;
    private final SeededSecrets secrets = new SeededSecrets();
    private final CountingIdentifiers identifiers = new CountingIdentifiers();
    private final LicenseEngine engine;

    private MemoryEngine(Wiring wiring) {
        this.wiring = wiring;
        vendorAccount = addAccount(Role.USER, wiring.vendorPlan.name());
        otherAccount = addAccount(Role.USER, AccountPlan.UNLIMITED.name());
        admin = callerOf(addAccount(Role.ADMIN, AccountPlan.UNLIMITED.name()));
        buyer = callerOf(addAccount(Role.CUSTOMER, AccountPlan.UNLIMITED.name()));
        vendor = callerOf(vendorAccount);
        other = callerOf(otherAccount);
        product = addProduct(vendorAccount.id(), "Demo Plugin");
        otherProduct = addProduct(otherAccount.id(), "Other Product");
        told.clear();
        engine = anotherNode();
    }

    /** An engine with nothing between it and its stores. */
    public static MemoryEngine open() {
        return wired().open();
    }

    /** An engine with what a test puts between it and its stores. */
    public static Wiring wired() {
        return new Wiring();
    }

    /** What a test puts between an engine and its stores; nothing, unless said otherwise. */
    public static final class Wiring {
        private UnaryOperator<Transactions> transactions = UnaryOperator.identity();
        private UnaryOperator<LicenseFacts> facts = UnaryOperator.identity();
        private UnaryOperator<ValidationLog> log = UnaryOperator.identity();
        private UnaryOperator<UnwrittenValidations> unwritten = UnaryOperator.identity();
        private UnaryOperator<PlanUsage> planUsage = UnaryOperator.identity();
        private StoreHealth health = () -> true;
        private KeySource keys = new SeededKeys();
        private Passwords passwords = new Argon2Passwords(new Argon2Cost(8, 1, 1), 4, Duration.ofSeconds(10));
        private AccountPlan vendorPlan = AccountPlan.UNLIMITED;
        private RecorderSettings recorder = QUICK;
        private SignInSettings signIn = SignInSettings.STANDARD;
        private Optional<DiscordIdentities> discord = Optional.empty();

        private Optional<Mail> mail = Optional.empty();

        private Wiring() {}

        public Wiring mail(Mail value) {
            mail = Optional.of(value);
            return this;
        }

        public Wiring transactions(UnaryOperator<Transactions> wrapper) {
            transactions = wrapper;
            return this;
        }

        public Wiring facts(UnaryOperator<LicenseFacts> wrapper) {
            facts = wrapper;
            return this;
        }

        public Wiring log(UnaryOperator<ValidationLog> wrapper) {
            log = wrapper;
            return this;
        }

        public Wiring unwritten(UnaryOperator<UnwrittenValidations> wrapper) {
            unwritten = wrapper;
            return this;
        }

        public Wiring planUsage(UnaryOperator<PlanUsage> wrapper) {
            planUsage = wrapper;
            return this;
        }

        public Wiring health(StoreHealth value) {
            health = value;
            return this;
        }

        public Wiring keys(KeySource value) {
            keys = value;
            return this;
        }

        public Wiring passwords(UnaryOperator<Passwords> wrapper) {
            passwords = wrapper.apply(passwords);
            return this;
        }

        public Wiring vendorPlan(AccountPlan plan) {
            vendorPlan = plan;
            return this;
        }

        public Wiring recorder(RecorderSettings settings) {
            recorder = settings;
            return this;
        }

        public Wiring signIn(SignInSettings settings) {
            signIn = settings;
            return this;
        }

        public Wiring discord(DiscordIdentities identities) {
            discord = Optional.of(identities);
            return this;
        }

        public MemoryEngine open() {
            return new MemoryEngine(this);
        }
    }

    /** The engine itself. */
    public LicenseEngine engine() {
        return engine;
    }

    /** One more engine on the same stores, as another node would have. */
    public LicenseEngine anotherNode() {
        return LicenseEngine.start(
                new Surroundings(
                        new PastUpkeep(
                                persistence.transactions(), wiring.transactions.apply(persistence.transactions())),
                        wiring.facts.apply(persistence.licenseFacts()),
                        wiring.log.apply(persistence.validationLog()),
                        wiring.unwritten.apply(persistence.unwrittenValidations()),
                        wiring.planUsage.apply(persistence.planUsage()),
                        wiring.health,
                        identifiers,
                        wiring.keys,
                        new AccessSurroundings(
                                persistence.tokenHolders(),
                                persistence.sessionHolders(),
                                persistence.signInAttempts(),
                                secrets,
                                wiring.passwords,
                                TOKENS,
                                SECOND_FACTORS,
                                wiring.discord),
                        wiring.mail,
                        time),
                new EngineSettings(plans(), wiring.recorder, 0, wiring.signIn));
    }

    private List<AccountPlan> plans() {
        return wiring.vendorPlan.equals(AccountPlan.UNLIMITED)
                ? List.of(AccountPlan.UNLIMITED)
                : List.of(AccountPlan.UNLIMITED, wiring.vendorPlan);
    }

    @Override
    public void close() {
        engine.close();
    }

    // What is in the stores, past the engine.

    /** What {@code work} gets in a transaction that nothing stands in the way of. */
    public <T> T stored(Function<Stores, T> work) {
        return persistence.transactions().inTransaction(work);
    }

    /** Changes the stores in a transaction that nothing stands in the way of. */
    public void store(Consumer<Stores> change) {
        stored(stores -> {
            change.accept(stores);
            return true;
        });
    }

    private Account addAccount(Role role, String plan) {
        return stored(stores -> {
            Account plain = Fixtures.account(stores.accounts().nextId());
            Account account = new Account(plain.id(), plain.uuid(), plain.email(), role, plan, plain.createdAt());
            stores.accounts().add(account);
            return account;
        });
    }

    /** One more product. */
    public Product addProduct(AccountId owner, String name) {
        return stored(stores -> {
            Product made = Fixtures.product(stores.products().nextId(), owner, name);
            stores.products().add(made);
            return made;
        });
    }

    /** One more customer. */
    public Customer addCustomer(AccountId owner, String email) {
        return stored(stores -> {
            Customer customer = Fixtures.customer(stores.customers().nextId(), owner, email);
            stores.customers().add(customer);
            return customer;
        });
    }

    /** The vendor's plainest licence, without any limit. */
    public License addLicense() {
        return addLicense(builder -> builder);
    }

    /** A licence of the vendor's, with what {@code details} says of it. */
    public License addLicense(UnaryOperator<LicenseBuilder> details) {
        return stored(stores -> {
            License license = details.apply(
                            LicenseBuilder.license(stores.licenses().nextId(), vendorAccount.id(), product.id()))
                    .build();
            stores.licenses().add(license);
            return license;
        });
    }

    /** Changes a licence in the store. */
    public License change(License license, UnaryOperator<LicenseBuilder> details) {
        License changed = details.apply(LicenseBuilder.like(license(license))).build();
        store(stores -> stores.licenses().update(changed));
        return changed;
    }

    /** Gives an address and a device seats. */
    public void addSeats(License license, IpAddress ip, Hardware hardware) {
        store(stores -> {
            Fixtures.bind(stores, license.id(), ip);
            Fixtures.bind(stores, license.id(), hardware);
        });
    }

    /** The licence as it is now. */
    public License license(License license) {
        return stored(stores -> stores.licenses().find(license.id(), EVERYTHING).orElseThrow());
    }

    /** The licence's seats as they are now. */
    public Seats seats(License license) {
        return stored(stores -> stores.seats().of(license.id()));
    }

    /** How many credits the licence has spent. */
    public long creditsUsed(License license) {
        return stored(stores -> stores.credits().of(license.id()).used());
    }

    /** The audit log, oldest first. */
    public List<AuditEntry> audit() {
        return stored(stores -> stores.auditTrail().list(EVERYTHING, PageRequest.first(PageRequest.MAX_LIMIT)))
                .items()
                .reversed();
    }

    /** What is to be told to subscribers, oldest first. */
    public List<Event> events() {
        return stored(stores -> stores.outbox().pending(PageRequest.MAX_LIMIT));
    }

    /** The validation log after everything was written, oldest first. */
    public List<RecordedValidation> recorded() {
        engine.close();
        return persistence
                .validationLog()
                .list(ValidationFilter.ALL, EVERYTHING, PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .reversed();
    }

    // Shorter ways to ask.

    /** May this key run here? */
    public Validation validate(LicenseKey key, IpAddress ip, Hardware hardware) {
        return validate(ValidationRequest.of(key, ip, Optional.of(hardware), 0));
    }

    /** The answer to a stranger's question. */
    public Validation validate(ValidationRequest request) {
        return engine.validation().validate(stranger, request);
    }

    private static Caller callerOf(Account account) {
        return new Caller.SignedIn(account.id(), account.role(), Fixtures.origin());
    }
}
