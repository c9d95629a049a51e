package org.portcullis.jdbi;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings a database's schema up to what this version needs, under a lock of the database's own. */
final class Migrations {

    private Migrations() {}

    static void run(Database database, String url, JdbiConfig config) {
        try {
            flyway(database, url, config).migrate();
        } catch (FlywayException failure) {
            throw new DatabaseNotOpened("The database's tables could not be brought up to date", failure);
        }
    }

    static SchemaState state(Database database, String url, JdbiConfig config, Optional<String> masterKeyCheck) {
        try {
            MigrationInfoService migrations = flyway(database, url, config).info();
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
