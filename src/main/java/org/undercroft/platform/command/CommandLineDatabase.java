package org.undercroft.platform.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.undercroft.platform.database.DatabaseConfiguration;
import org.undercroft.platform.database.DatabaseSettings;
import picocli.CommandLine.Option;

/**
 * The options by which every subcommand finds the database: the same settings as the serving program, from
 * {@code application.yaml}, the environment, or the command line ({@code --set spring.datasource.url=…}).
 */
public final class CommandLineDatabase {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder of the embedded database (default: undercroft.data, or ./data).")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting, such as --set spring.datasource.url=jdbc:postgresql://localhost/undercroft.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Does work on the database, beside a program that serves or alone, and gives its result. */
    public <T> T use(Function<Access, T> work) {
        return open(true, work);
    }

    /**
     * Does work on the database and gives its result.
     *
     * @throws RuntimeException if a program already runs on the embedded database
     */
    public <T> T alone(Function<Access, T> work) {
        return open(false, work);
    }

    private <T> T open(boolean shared, Function<Access, T> work) {
        List<String> all = new ArrayList<>();
        settings.forEach((name, value) -> all.add("--" + name + "=" + value));
        all.add("--undercroft.database-shared=" + shared);
        if (data != null) {
            all.add("--undercroft.data=" + data);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DatabaseOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=warn", "spring.main.lazy-initialization=true")
                .run(all.toArray(String[]::new))) {
            return work.apply(new Access(context.getBean(DataSource.class), context.getBean(DatabaseSettings.class)));
        }
    }

    /**
     * What a subcommand works with.
     *
     * @param dataSource the database
     * @param settings where things lie
     */
    public record Access(DataSource dataSource, DatabaseSettings settings) {}

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class DatabaseOnly {}
}
