package org.portcullis.jdbi;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's schema up to what this version needs, under a lock of the database's own. */
final class Migrations {

    private Migrations() {}

    static void run(Database database, String url, JdbiConfig config) {
        try {
            Flyway.configure()
                    .dataSource(url, config.user(), config.password())
                    .locations("classpath:migration/common", "classpath:migration/" + database.folder())
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new DatabaseNotOpened("The database's tables could not be brought up to date", failure);
        }
    }
}
