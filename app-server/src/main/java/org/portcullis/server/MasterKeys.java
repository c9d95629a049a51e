package org.portcullis.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.portcullis.access.AesGcmSeals;
import org.portcullis.access.MasterKey;
import org.portcullis.ports.out.InstanceFacts.Fact;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.Transactions;
import org.portcullis.server.config.ServerConfig;
import org.portcullis.server.system.OwnerOnly;

/**
 * Where a server's master key comes from: the configuration, or with an embedded database a file that the first start makes.
 * The database tells whether it is the right one.
 */
final class MasterKeys {

    private static final String VARIABLE = "PORTCULLIS_MASTER_KEY";
    private static final String EMBEDDED = "jdbc:h2:";
    private static final String IN_MEMORY = "jdbc:h2:mem:";
    private static final String FORM = "32 bytes in Base64, as 'openssl rand -base64 32' prints them";

    private final Optional<MasterKey> given;
    private final Path folder;
    private final Path file;
    private final String databaseUrl;

    private MasterKeys(Optional<MasterKey> given, Path folder, String databaseUrl) {
        this.given = given;
        this.folder = folder;
        this.file = DataFolder.masterKey(folder);
        this.databaseUrl = databaseUrl;
    }

    /** The key of a server with this configuration, for this database. */
    static MasterKeys of(ServerConfig config, String databaseUrl) {
        return new MasterKeys(config.masterKey(), config.dataFolder(), databaseUrl);
    }

    /**
     * Seals that open what is in the database. The first time a database is used, the key becomes its own.
     *
     * @throws StartFailure if there is no key, or it is not the database's
     */
    Seals seals(Transactions transactions) {
        Optional<String> settled =
                transactions.inTransaction(stores -> stores.instanceFacts().find(Fact.MASTER_KEY_CHECK));
        settled.ifPresent(this::finishReplacing);
        Seals seals = new AesGcmSeals(present().orElseGet(() -> first(settled.isPresent())));
        String check = transactions.inTransaction(
                stores -> stores.instanceFacts().settle(Fact.MASTER_KEY_CHECK, seals.checkValue()));
        requireRight(seals, check);
        return seals;
    }

    /**
     * What there is to say of the key, before a server is started.
     *
     * @param check the check value in the database, if it has one
     * @throws StartFailure if a server would not start
     */
    String described(Optional<String> check) {
        Optional<MasterKey> key = present();
        if (key.isEmpty()) {
            requireReplaceable(check.isPresent());
            return isKept() ? "will be made, and kept in " + file : "will be made, and kept nowhere";
        }
        check.ifPresent(settled -> requireRight(new AesGcmSeals(key.get()), settled));
        return (given.isPresent() ? "is set" : "is kept in " + file)
                + (check.isPresent() ? ", and is the database's" : "");
    }

    /** Whether the key is in a file, and replaced there. */
    boolean areInAFile() {
        return given.isEmpty() && isKept();
    }

    /** Keeps {@code next} beside the key, before the database has it: whatever happens then, one of them opens it. */
    void prepare(MasterKey next) {
        write(next, nextFile());
    }

    /** Puts the key that was prepared in the place of the key, if it is the one that the database has. */
    void finishReplacing(String check) {
        if (!areInAFile() || !Files.exists(nextFile())) {
            return;
        }
        MasterKey next = read(nextFile());
        try {
            if (new AesGcmSeals(next).checkValue().equals(check)) {
                Files.move(nextFile(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new StartFailure("the master key can't be replaced in %s: %s".formatted(file, failure), failure);
        }
    }

    private Path nextFile() {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    private Optional<MasterKey> present() {
        return given.or(() -> isKept() && Files.exists(file) ? Optional.of(read(file)) : Optional.empty());
    }

    private MasterKey first(boolean databaseHasOne) {
        requireReplaceable(databaseHasOne);
        MasterKey made = MasterKey.random();
        if (isKept()) {
            write(made, file);
        }
        return made;
    }

    private boolean isKept() {
        return databaseUrl.startsWith(EMBEDDED) && !databaseUrl.startsWith(IN_MEMORY);
    }

    private void requireReplaceable(boolean databaseHasOne) {
        if (databaseHasOne) {
            String where = isKept() ? "the master key in %s is gone: put it back, or set ".formatted(file) : "set ";
            throw new StartFailure(where + VARIABLE + " to the key that the database was first used with");
        }
        if (!databaseUrl.startsWith(EMBEDDED)) {
            throw new StartFailure(VARIABLE + " must be set: " + FORM + ", the same for every server of this database");
        }
    }

    private void requireRight(Seals seals, String check) {
        if (!seals.checkValue().equals(check)) {
            String which = given.isPresent() ? VARIABLE : "the master key in " + file;
            throw new StartFailure(which + " is not the key that the database was first used with"
                    + (given.isPresent() ? "" : "; put that one back, or set " + VARIABLE));
        }
    }

    private MasterKey read(Path from) {
        try {
            return MasterKey.parse(Files.readString(from));
        } catch (IOException failure) {
            throw new StartFailure("the master key in %s can't be read: %s".formatted(from, failure), failure);
        } catch (IllegalArgumentException damaged) {
            throw new StartFailure(
                    "there is no master key in %s, which has to have %s; put it back, or set %s"
                            .formatted(from, FORM, VARIABLE),
                    damaged);
        }
    }

    private void write(MasterKey key, Path to) {
        try {
            OwnerOnly.createFolders(folder);
            OwnerOnly.writeWhole(to, key.written() + "\n");
        } catch (IOException failure) {
            throw new StartFailure("the master key can't be kept in %s: %s".formatted(to, failure), failure);
        }
    }
}
