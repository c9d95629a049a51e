package org.portcullis.jdbi;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings a database's schema up to what this version needs, under a lock of the database's own. */
final class Migrations {

    private Migrations() {}

    static void run(Database database, String url, JdbiConfig config) {
        try {
            Flyway flyway = flyway(database, url, config);
            requireKnown(flyway.info());
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new DatabaseNotOpened("The database's tables could not be brought up to date", failure);
        }
    }

    /** What a newer version has added, this one would neither write nor keep true. */
    private static void requireKnown(MigrationInfoService migrations) {
        MigrationInfo last = migrations.current();
        if (last != null && last.getState() == MigrationState.FUTURE_SUCCESS) {
            throw new DatabaseNotOpened(
                    "The database's tables were made by a newer version of this program (%s): use that one"
                            .formatted(last.getVersion()));
        }
    }

    static SchemaState state(Database database, String url, JdbiConfig config, Optional<String> masterKeyCheck) {
        try {
            MigrationInfoService migrations = flyway(database, url, config).info();
            requireKnown(migrations);
            MigrationInfo last = migrations.current();
            return new SchemaState(
                    last == null ? "none" : String.valueOf(last.getVersion()),
                    migrations.pending().length,
                    masterKeyCheck);
        } catch (FlywayException failure) {
            throw new DatabaseNotOpened("The state of the database's tables could not be read", failure);
        }
    }

    private static Flyway flyway(Database database, String url, JdbiConfig config) {
        return Flyway.configure()
                .dataSource(url, config.user(), config.password())
                .locations("classpath:migration/common", "classpath:migration/" + database.folder())
                .load();
    }
}
