package org.portcullis.server;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.MasterKey;
import org.portcullis.access.RandomSecrets;
import org.portcullis.access.RsaKeySource;
import org.portcullis.application.access.AccessJournal;
import org.portcullis.application.access.AdministerAccounts;
import org.portcullis.application.access.AdministerAppKeys;
import org.portcullis.application.access.AdministerSigningKeys;
import org.portcullis.application.access.AdministerTokens;
import org.portcullis.application.access.AttemptLimits;
import org.portcullis.application.access.OpenSession;
import org.portcullis.application.access.ResealSecrets;
import org.portcullis.application.access.ResetSecondFactors;
import org.portcullis.application.access.SetPasswords;
import org.portcullis.application.access.SignInSettings;
import org.portcullis.application.credential.IssueTokens;
import org.portcullis.application.journal.Journal;
import org.portcullis.application.plan.AccountPlans;
import org.portcullis.application.product.MakeProduct;
import org.portcullis.application.transfer.TransferLicenses;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.in.AccountAdministration;
import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.in.LicenseTransfer;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.SecondFactorReset;
import org.portcullis.ports.in.SigningKeyAdministration;
import org.portcullis.ports.in.TokenAdministration;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.server.config.ServerConfig;
import org.portcullis.server.system.SecureKeySource;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.server.system.SystemTime;

/** The configured database, for a command; no server has to run, and on PostgreSQL any may. */
final class Offline implements AutoCloseable {

    private static final Origin COMMAND_LINE = new Origin(IpAddress.of("127.0.0.1"), Optional.empty(), "cli");

    private final ServerConfig config;
    private final JdbiPersistence persistence;
    private final LicenseTransfer transfer;
    private final AccountAdministration accounts;
    private final TokenAdministration tokens;
    private final AppKeyAdministration appKeys;
    private final PasswordAdministration passwords;
    private final SecondFactorReset secondFactors;

    private Offline(JdbiPersistence persistence, ServerConfig config) {
        this.config = config;
        InstantSource time = SystemTime.inMilliseconds();
        var identifiers = new SystemIdentifiers();
        FirstAdministrator.ensure(
                persistence.transactions(), identifiers, FirstStart.emailOf(config.signIn()), time.instant());
        this.persistence = persistence;
        var plans = new AccountPlans(config.plans().values());
        var journal = new Journal(identifiers);
        this.transfer = new TransferLicenses(
                persistence.transactions(), plans, new SecureKeySource(), identifiers, journal, time);
        this.accounts = new AdministerAccounts(persistence.transactions(), plans, identifiers, journal, time);
        var secrets = new RandomSecrets();
        var issueTokens = new IssueTokens(secrets, journal);
        this.tokens = new AdministerTokens(persistence.transactions(), issueTokens, time);
        this.appKeys = new AdministerAppKeys(
                persistence.transactions(), new MakeProduct(identifiers, journal, time), issueTokens, time);
        var accessJournal = new AccessJournal(persistence.transactions(), journal);
        this.secondFactors = new ResetSecondFactors(persistence.transactions(), accessJournal, time);
        this.passwords = new SetPasswords(
                persistence.transactions(),
                CommandPasswords.hashing(),
                new AttemptLimits(persistence.signInAttempts(), SignInSettings.STANDARD, accessJournal),
                new OpenSession(secrets, identifiers, SignInSettings.STANDARD),
                secrets,
                accessJournal,
                time);
    }

    /** The database as it is or, if there is none, a new one. */
    static Offline open(ServerConfig config) {
        DataFolder.prepare(config.dataFolder());
        return open(config, jdbi(config));
    }

    /** The database, which must be there: whoever exports from the wrong place is not to get an empty file. */
    static Offline openExisting(ServerConfig config) {
        if (JdbiPersistence.inspect(jdbi(config)).isEmpty()) {
            throw new StartFailure("there is no database in " + config.dataFolder());
        }
        return open(config, jdbi(config));
    }

    private static JdbiConfig jdbi(ServerConfig config) {
        String url = config.databaseUrlOr(DataFolder.database(config.dataFolder()));
        return LicenseServer.jdbiConfig(config.database(), url);
    }

    private static Offline open(ServerConfig config, JdbiConfig jdbi) {
        JdbiPersistence persistence = JdbiPersistence.open(jdbi, CommitListener.NONE);
        try {
            return new Offline(persistence, config);
        } catch (RuntimeException failure) {
            persistence.close();
            throw failure;
        }
    }

    /** Does something with each item of a list, which is read page by page. */
    static <T> void eachOf(Function<PageRequest, Page<T>> list, Consumer<T> work) {
        Page<T> page;
        long skip = 0;
        do {
            page = list.apply(new PageRequest(skip, PageRequest.MAX_LIMIT));
            page.items().forEach(work);
            skip += PageRequest.MAX_LIMIT;
        } while (skip < page.total());
    }

    LicenseTransfer transfer() {
        return transfer;
    }

    AccountAdministration accounts() {
        return accounts;
    }

    TokenAdministration tokens() {
        return tokens;
    }

    AppKeyAdministration appKeys() {
        return appKeys;
    }

    PasswordAdministration passwords() {
        return passwords;
    }

    SecondFactorReset secondFactors() {
        return secondFactors;
    }

    /** What is done with signing keys, which takes the master key. */
    SigningKeyAdministration signingKeys() {
        return new AdministerSigningKeys(
                persistence.transactions(),
                masterKeys().seals(persistence.transactions()),
                new RsaKeySource(),
                new Journal(new SystemIdentifiers()),
                SystemTime.inMilliseconds());
    }

    /** Seals all secrets with {@code next} in place of the key that they are sealed with; where that is in a file, there too. */
    ResealSecrets.Resealed reseal(MasterKey next) {
        MasterKeys keys = masterKeys();
        Seals before = keys.seals(persistence.transactions());
        Seals after = new AesGcmSeals(next);
        if (keys.areInAFile()) {
            keys.prepare(next);
        }
        var resealed = new ResealSecrets(
                        persistence.transactions(),
                        before,
                        after,
                        new Journal(new SystemIdentifiers()),
                        SystemTime.inMilliseconds())
                .reseal(operator());
        keys.finishReplacing(after.checkValue());
        return resealed;
    }

    /** Where the master key is. */
    MasterKeys masterKeys() {
        return MasterKeys.of(config, config.databaseUrlOr(DataFolder.database(config.dataFolder())));
    }

    /** Whoever may run commands on the server may do everything. */
    Caller operator() {
        return new Caller.SignedIn(FirstAdministrator.ID, Role.ADMIN, COMMAND_LINE);
    }

    /** The account with this address; the first administrator's if there is none. */
    AccountId account(@Nullable String email) {
        if (email == null) {
            return FirstAdministrator.ID;
        }
        return persistence
                .transactions()
                .inTransaction(stores -> stores.accounts().findByEmail(email))
                .map(Account::id)
                .orElseThrow(() -> new StartFailure("there is no account " + email));
    }

    /** How many licences it has. */
    long count(AccountId account) {
        return persistence
                .transactions()
                .inTransaction(stores -> stores.licenses().count(account));
    }

    @Override
    public void close() {
        persistence.close();
    }
}
