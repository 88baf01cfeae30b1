package org.undercroft.platform.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.secret.Secrets;

/** Chooses the database: the embedded one, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {

    @Bean
    Secrets secrets(DatabaseSettings settings) {
        return new Secrets(settings.data().resolve("secrets"));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none set")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings settings) {
        return settings.databaseShared()
                ? EmbeddedPostgres.joinOrStart(settings.data(), settings.databasePort())
                : EmbeddedPostgres.start(settings.data(), settings.databasePort());
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none set")
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return new EmbeddedConnection(postgres);
    }

    private record EmbeddedConnection(EmbeddedPostgres postgres) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return EmbeddedPostgres.USER;
        }

        @Override
        public String getPassword() {
            return postgres.password();
        }

        @Override
        public String getJdbcUrl() {
            return postgres.url("postgres");
        }
    }
}
