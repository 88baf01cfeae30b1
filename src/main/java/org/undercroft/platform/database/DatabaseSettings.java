package org.undercroft.platform.database;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program keeps what it must not lose.
 *
 * @param data the folder of the embedded database and of the generated secrets
 * @param databasePort the loopback port of the embedded database; 0 takes a free one
 * @param databaseShared whether to use the database of a program that already runs on the folder
 * @param schemas the modules that own a database schema, from the ground floor up
 */
@ConfigurationProperties("undercroft")
public record DatabaseSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("0") int databasePort,
        @DefaultValue("false") boolean databaseShared,
        @DefaultValue List<String> schemas) {}
