package org.portcullis.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.StoreHealth;
import org.portcullis.ports.out.TokenHolders;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.testkit.Backend;

/** A database of its own for each test, for the contracts. */
final class JdbiBackend implements Backend {
    private final JdbiPersistence persistence;
    private final Runnable cleaning;

    private JdbiBackend(JdbiConfig config, CommitListener listener, Runnable cleaning) {
        this.persistence = JdbiPersistence.open(config, listener);
        this.cleaning = cleaning;
    }

    static JdbiBackend inMemory(CommitListener listener) {
        return new JdbiBackend(JdbiConfig.embedded("jdbc:h2:mem:" + UUID.randomUUID()), listener, () -> {});
    }

    static JdbiBackend inFile(CommitListener listener) {
        Path folder = Folders.make();
        try {
            Files.copy(Migrated.FILE, folder.resolve("data.mv.db"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new JdbiBackend(h2(folder), listener, () -> Folders.remove(folder));
    }

    static JdbiBackend onPostgres(CommitListener listener) {
        String database = SharedPostgres.newDatabase();
        return new JdbiBackend(SharedPostgres.config(database), listener, () -> SharedPostgres.drop(database));
    }

    private static JdbiConfig h2(Path folder) {
        return JdbiConfig.embedded("jdbc:h2:" + folder.resolve("data"));
    }

    /** A file whose tables are there: making them takes longer than most tests. */
    private static final class Migrated {
        private static final Path FILE;

        static {
            Path folder = Folders.make();
            JdbiPersistence.open(h2(folder), CommitListener.NONE).close();
            FILE = folder.resolve("data.mv.db");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.remove(folder)));
        }
    }

    @Override
    public Transactions transactions() {
        return persistence.transactions();
    }

    @Override
    public TokenHolders tokenHolders() {
        return persistence.tokenHolders();
    }

    @Override
    public SessionHolders sessionHolders() {
        return persistence.sessionHolders();
    }

    @Override
    public SignInAttempts signInAttempts() {
        return persistence.signInAttempts();
    }

    @Override
    public LicenseFacts licenseFacts() {
        return persistence.licenseFacts();
    }

    @Override
    public ValidationLog validationLog() {
        return persistence.validationLog();
    }

    @Override
    public PlanUsage planUsage() {
        return persistence.planUsage();
    }

    @Override
    public StoreHealth health() {
        return persistence.health();
    }

    @Override
    public void close() {
        persistence.close();
        cleaning.run();
    }
}
