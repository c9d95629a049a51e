package org.portcullis.application;

import java.time.InstantSource;
import java.util.List;
import org.portcullis.application.access.AccessJournal;
import org.portcullis.application.access.AdministerAccounts;
import org.portcullis.application.access.AdministerAppKeys;
import org.portcullis.application.access.AdministerSecondFactor;
import org.portcullis.application.access.AdministerTokens;
import org.portcullis.application.access.Admission;
import org.portcullis.application.access.AttemptLimits;
import org.portcullis.application.access.Authenticate;
import org.portcullis.application.access.CodeCheck;
import org.portcullis.application.access.EndSessions;
import org.portcullis.application.access.ForgetSignIns;
import org.portcullis.application.access.MailPasswordResets;
import org.portcullis.application.access.OpenSession;
import org.portcullis.application.access.RegisterAccounts;
import org.portcullis.application.access.SetPasswords;
import org.portcullis.application.access.SignInPrograms;
import org.portcullis.application.access.SignInWithDiscord;
import org.portcullis.application.access.SignInWithPassword;
import org.portcullis.application.access.TokenUses;
import org.portcullis.application.blacklist.AdministerBlacklists;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.application.customer.AdministerCustomers;
import org.portcullis.application.customer.MakeCustomer;
import org.portcullis.application.history.ReadAuditTrail;
import org.portcullis.application.history.ReadValidationHistory;
import org.portcullis.application.idempotency.ForgetCalls;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.license.AdministerLicenses;
import org.portcullis.application.license.ChangeLicense;
import org.portcullis.application.license.DeliverLicenses;
import org.portcullis.application.license.DescribeLicenses;
import org.portcullis.application.license.MakeLicense;
import org.portcullis.application.mail.Postbox;
import org.portcullis.application.payment.AdministerPayments;
import org.portcullis.application.payment.ReportBusiness;
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.application.plan.DailyAllowance;
import org.portcullis.application.product.AdministerProducts;
import org.portcullis.application.product.MakeProduct;
import org.portcullis.application.product.MarkLicenses;
import org.portcullis.application.transfer.TransferLicenses;
import org.portcullis.application.upkeep.TidyLog;
import org.portcullis.application.upkeep.Upkeep;
import org.portcullis.application.upkeep.Upkeep.Job;
import org.portcullis.application.validation.BatchWriter;
import org.portcullis.application.validation.IssueProofs;
import org.portcullis.application.validation.LockedValidation;
import org.portcullis.application.validation.ProductOwners;
import org.portcullis.application.validation.ValidateLicense;
import org.portcullis.application.validation.ValidationRecorder;
import org.portcullis.ports.in.AccountAdministration;
import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.in.AuditReading;
import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BusinessReports;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.DiscordSignIn;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseDirectory;
import org.portcullis.ports.in.LicenseTransfer;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.MarketplaceDelivery;
import org.portcullis.ports.in.OfflineProofs;
import org.portcullis.ports.in.OwnSecondFactor;
import org.portcullis.ports.in.OwnSessions;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.PasswordRecovery;
import org.portcullis.ports.in.PaymentAdministration;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ProgramSignIn;
import org.portcullis.ports.in.PublicKeys;
import org.portcullis.ports.in.Registration;
import org.portcullis.ports.in.SecondStep;
import org.portcullis.ports.in.ServerStatus;
import org.portcullis.ports.in.SignIn;
import org.portcullis.ports.in.TokenAdministration;
import org.portcullis.ports.in.ValidationHistory;
import org.portcullis.ports.out.Transactions;

/**
 * The licence engine, put together: give it its surroundings and it answers every driving port. Thread-safe.
 *
 * <p>Closing it writes the validations that are not on record yet. Whoever calls it should have stopped by then: later
 * validations are turned away before anything happens.
 */
public final class LicenseEngine implements AutoCloseable {

    private final ValidationRecorder recorder;
    private final Upkeep upkeep;
    private final LicenseValidation validation;
    private final LicenseAdministration licenses;
    private final LicenseDirectory directory;
    private final MarketplaceDelivery marketplaces;
    private final ProductAdministration products;
    private final CustomerAdministration customers;
    private final PaymentAdministration payments;
    private final BusinessReports reports;
    private final BlacklistAdministration blacklists;
    private final ValidationHistory history;
    private final AuditReading audit;
    private final LicenseTransfer transfer;
    private final AccountAdministration accounts;
    private final TokenAdministration tokens;
    private final AppKeyAdministration appKeys;
    private final Authentication authentication;
    private final SignIn signIn;
    private final DiscordSignIn discordSignIn;
    private final SecondStep secondStep;
    private final OwnSecondFactor secondFactor;
    private final ProgramSignIn programs;
    private final Registration registration;
    private final PublicKeys publicKeys;
    private final OfflineProofs proofs;
    private final OwnSessions sessions;
    private final PasswordAdministration passwords;
    private final Postbox postbox;
    private final PasswordRecovery recovery;
    private final ServerStatus status;

    private LicenseEngine(Surroundings outside, EngineSettings settings) {
        Transactions transactions = outside.transactions();
        InstantSource time = outside.time();
        AccountPlans plans = new AccountPlans(settings.plans());
        DailyAllowance allowance = new DailyAllowance(plans, transactions, outside.planUsage());
        Journal journal = new Journal(outside.identifiers());
        recorder = new ValidationRecorder(
                new BatchWriter(outside.validationLog(), outside.unwritten(), outside.health()),
                outside.identifiers(),
                time,
                settings.recorder());
        validation = new ValidateLicense(
                outside.licenseFacts(),
                new LockedValidation(transactions, allowance, time),
                allowance,
                recorder,
                new ProductOwners(transactions),
                time);
        MakeCustomer makeCustomer = new MakeCustomer(outside.identifiers(), journal, time);
        MakeLicense makeLicense =
                new MakeLicense(plans, makeCustomer, outside.keys(), outside.identifiers(), journal, time);
        licenses = new AdministerLicenses(
                transactions,
                makeLicense,
                new ChangeLicense(makeCustomer, journal, time),
                outside.keys(),
                journal,
                time);
        AccessSurroundings access = outside.access();
        IssueTokens issueTokens = new IssueTokens(access.secrets(), journal);
        marketplaces = new DeliverLicenses(transactions, makeLicense, issueTokens, time);
        directory = new DescribeLicenses(transactions, outside.validationLog());
        MakeProduct makeProduct = new MakeProduct(outside.identifiers(), journal, time);
        MarkLicenses markLicenses = new MarkLicenses(transactions, journal);
        customers = new AdministerCustomers(transactions, makeCustomer, journal, time);
        payments = new AdministerPayments(transactions, outside.identifiers(), journal, time);
        reports = new ReportBusiness(transactions, time);
        blacklists = new AdministerBlacklists(transactions, journal, time);
        transfer = new TransferLicenses(transactions, plans, outside.keys(), outside.identifiers(), journal, time);
        upkeep = new Upkeep(
                List.of(
                        new Job("licenses of removed products", markLicenses::markAll),
                        new Job("validation log", new TidyLog(outside.validationLog(), settings.daysRecorded())),
                        new Job("sign-in sessions", new ForgetSignIns(transactions, access.attempts())::forget),
                        new Job("repeatable calls", new ForgetCalls(transactions))),
                time);
        products = new AdministerProducts(
                transactions, makeProduct, issueTokens, markLicenses, upkeep::soon, journal, time);
        audit = new ReadAuditTrail(transactions);
        history = new ReadValidationHistory(transactions, outside.validationLog());
        accounts = new AdministerAccounts(transactions, plans, outside.identifiers(), journal, time);
        tokens = new AdministerTokens(transactions, issueTokens, time);
        appKeys = new AdministerAppKeys(transactions, makeProduct, issueTokens, time);
        authentication = new Authenticate(
                access.tokenHolders(),
                access.sessionHolders(),
                access.signedTokens(),
                new TokenUses(transactions),
                time);
        AccessJournal accessJournal = new AccessJournal(transactions, journal);
        AttemptLimits limits = new AttemptLimits(access.attempts(), settings.signIn(), accessJournal);
        OpenSession openSession = new OpenSession(access.secrets(), outside.identifiers(), settings.signIn());
        CodeCheck codes = new CodeCheck(
                access.secondFactor().codes(), access.secondFactor().seals());
        Admission admission =
                new Admission(transactions, openSession, codes, limits, access.secrets(), accessJournal, time);
        secondStep = admission;
        secondFactor = new AdministerSecondFactor(
                transactions,
                access.secondFactor(),
                codes,
                access.passwords(),
                limits,
                openSession,
                access.secrets(),
                accessJournal,
                time);
        signIn = new SignInWithPassword(transactions, access.passwords(), limits, admission, accessJournal, time);
        discordSignIn = new SignInWithDiscord(
                access.discord(),
                transactions,
                limits,
                access.secrets(),
                outside.identifiers(),
                settings.firstPlan().name(),
                admission,
                accessJournal,
                time);
        SignInPrograms signInPrograms =
                new SignInPrograms(transactions, signIn, access.signedTokens(), access.secrets(), accessJournal, time);
        programs = signInPrograms;
        registration = new RegisterAccounts(
                transactions,
                access.passwords(),
                limits,
                openSession,
                signInPrograms,
                settings.signIn().registrationPlan(),
                outside.identifiers(),
                accessJournal,
                time);
        proofs = new IssueProofs(transactions, access.signedTokens(), outside.identifiers(), time);
        publicKeys = () -> access.signedTokens().publicKeys(time.instant());
        sessions = new EndSessions(transactions, accessJournal, time);
        passwords = new SetPasswords(
                transactions, access.passwords(), limits, openSession, access.secrets(), accessJournal, time);
        postbox = new Postbox(outside.mail());
        recovery = new MailPasswordResets(
                transactions,
                limits,
                access.secrets(),
                postbox,
                accessJournal,
                access.secondFactor().issuer(),
                time);
        status = () -> recorder.hasRoom() && outside.health().isReachable();
    }

    /** An engine that is ready: what an earlier one could not record is on record, or still kept. */
    public static LicenseEngine start(Surroundings outside, EngineSettings settings) {
        LicenseEngine engine = new LicenseEngine(outside, settings);
        engine.recorder.start();
        engine.upkeep.start();
        return engine;
    }

    /** Decides whether programs may run. */
    public LicenseValidation validation() {
        return validation;
    }

    /** What owners do with their licences. */
    public LicenseAdministration licenses() {
        return licenses;
    }

    /** Gives those who download something at a marketplace their licences. */
    public MarketplaceDelivery marketplaces() {
        return marketplaces;
    }

    /** Long lists of licences. */
    public LicenseDirectory directory() {
        return directory;
    }

    /** What owners do with their products. */
    public ProductAdministration products() {
        return products;
    }

    /** What owners do with their customers. */
    public CustomerAdministration customers() {
        return customers;
    }

    /** What was paid for licences. */
    public PaymentAdministration payments() {
        return payments;
    }

    /** What owners earned, sold and have. */
    public BusinessReports reports() {
        return reports;
    }

    /** Who may not run anything. */
    public BlacklistAdministration blacklists() {
        return blacklists;
    }

    /** What was validated. */
    public ValidationHistory history() {
        return history;
    }

    /** Who did what. */
    public AuditReading audit() {
        return audit;
    }

    /** Licences on their way in and out, however many there are. */
    public LicenseTransfer transfer() {
        return transfer;
    }

    /** What administrators do with accounts. */
    public AccountAdministration accounts() {
        return accounts;
    }

    /** What accounts do with their API tokens. */
    public TokenAdministration tokens() {
        return tokens;
    }

    /** What owners do with the keys of their products. */
    public AppKeyAdministration appKeys() {
        return appKeys;
    }

    /** Who calls. */
    public Authentication authentication() {
        return authentication;
    }

    /** Lets people in. */
    public SignIn signIn() {
        return signIn;
    }

    /** Lets people in whom Discord knows. */
    public DiscordSignIn discordSignIn() {
        return discordSignIn;
    }

    /** Lets people in who have shown all but the second factor. */
    public SecondStep secondStep() {
        return secondStep;
    }

    /** What people do with their second factors. */
    public OwnSecondFactor secondFactor() {
        return secondFactor;
    }

    /** Lets programs in. */
    public ProgramSignIn programs() {
        return programs;
    }

    /** Lets people make accounts for themselves. */
    public Registration registration() {
        return registration;
    }

    /** What tokens are verified with. */
    public PublicKeys publicKeys() {
        return publicKeys;
    }

    /** Lets programs run on without asking. */
    public OfflineProofs proofs() {
        return proofs;
    }

    /** What people do with their sign-in sessions. */
    public OwnSessions sessions() {
        return sessions;
    }

    /** Sets passwords. */
    public PasswordAdministration passwords() {
        return passwords;
    }

    /** Helps those who forgot their passwords. */
    public PasswordRecovery recovery() {
        return recovery;
    }

    /** Whether the engine can do its work. */
    public ServerStatus status() {
        return status;
    }

    /** Writes what is not on record yet, and ends. */
    @Override
    public void close() {
        upkeep.close();
        postbox.close();
        recorder.close();
    }
}
