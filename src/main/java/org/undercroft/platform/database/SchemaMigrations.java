package org.undercroft.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Brings each module's schema up to date before anything queries it. A module's migrations lie in
 * {@code db/migration/MODULE} and have a history of their own.
 */
@Component
public class SchemaMigrations implements InitializingBean {

    private final DataSource dataSource;
    private final DatabaseSettings settings;

    /** Prepares the migrations of {@code undercroft.schemas}. */
    public SchemaMigrations(DataSource dataSource, DatabaseSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        migrate();
    }

    /** Migrates every schema, from the ground floor up. */
    public void migrate() {
        settings.schemas().forEach(this::migrate);
    }

    private void migrate(String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/migration/" + schema)
                .table("schema_history")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
