package org.undercroft.lab.bench;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** Tells open worklists when something changed, and puts the laboratory's pages into the navigation. */
@Configuration(proxyBeanMethods = false)
class LiveBench {

    private static final Department LABORATORY = new Department("Laboratory", 10);
    private static final Set<String> READERS = Set.of(
            Role.LAB_TECHNOLOGIST.authority(),
            Role.PATHOLOGIST.authority(),
            Role.DOCTOR.authority(),
            Role.NURSE.authority());
    private static final Set<String> WORKERS = Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());
    private static final Set<String> SETTERS =
            Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority(), Role.ADMINISTRATOR.authority());

    @Bean
    LiveStream labLive() {
        return new LiveStream(Duration.ofSeconds(10));
    }

    @Bean
    Watch labWatch(LiveStream labLive, JdbcClient jdbc) {
        return new Watch(labLive, jdbc);
    }

    @Bean
    NavigationEntry labWorklistEntry() {
        return new NavigationEntry(LABORATORY, "Worklist", "/lab", 10, "l", READERS);
    }

    @Bean
    NavigationEntry labHeldEntry() {
        return new NavigationEntry(LABORATORY, "Held", "/lab/held", 20, "h", WORKERS);
    }

    @Bean
    NavigationEntry labUnmatchedEntry() {
        return new NavigationEntry(LABORATORY, "Unmatched", "/lab/unmatched", 30, "u", WORKERS);
    }

    @Bean
    NavigationEntry labAnalyzersEntry() {
        return new NavigationEntry(LABORATORY, "Analyzers", "/lab/analyzers", 40, "a", SETTERS);
    }

    @Bean
    NavigationEntry labQualityEntry() {
        return new NavigationEntry(LABORATORY, "Quality control", "/lab/quality", 45, "q", WORKERS);
    }

    @Bean
    NavigationEntry labControlsEntry() {
        return new NavigationEntry(LABORATORY, "Controls", "/lab/controls", 50, null, SETTERS);
    }

    @Bean
    NavigationEntry labCatalogEntry() {
        return new NavigationEntry(LABORATORY, "Catalog", "/lab/catalog", 60, null, SETTERS);
    }

    /** Looks once a second, while somebody watches, whether there is anything new. */
    static final class Watch implements SmartLifecycle {

        private static final Logger log = LoggerFactory.getLogger(Watch.class);

        private final LiveStream stream;
        private final JdbcClient jdbc;
        private volatile boolean running;
        private String last = "";

        Watch(LiveStream stream, JdbcClient jdbc) {
            this.stream = stream;
            this.jdbc = jdbc;
        }

        @Override
        public void start() {
            running = true;
            Thread.ofVirtual().name("lab-watch").start(this::watch);
        }

        private void watch() {
            while (running) {
                try {
                    Thread.sleep(Duration.ofSeconds(1));
                    if (stream.isWatched()) {
                        look();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (DataAccessException e) {
                    log.warn("The worklist can't be watched now: {}", e.getMessage());
                }
            }
        }

        private void look() {
            String now = jdbc.sql("""
                select concat((select max(id) from lab.result), ' ', (select max(id) from lab.result_decision), ' ',
                              (select max(id) from lab.order_line))
                """).query(String.class).single();
            if (!now.equals(last)) {
                last = now;
                stream.send("changed", ".");
            }
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
