package org.undercroft.platform.security.glass;

import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** Where breaking the glass, and its review, stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class GlassNavigation {

    @Bean
    LiveStream glassStream() {
        return new LiveStream(Duration.ofSeconds(10));
    }

    @Bean
    NavigationEntry glassReviews() {
        return new NavigationEntry(
                new Department("Administration", 90),
                "Broken glass",
                GlassPages.REVIEWS,
                50,
                null,
                Set.of(Role.SECURITY_ANALYST.authority(), Role.RECORDS_MANAGER.authority()));
    }

    @Bean
    NavigationEntry breakGlassEntry() {
        return new NavigationEntry(
                new Department("You", 99),
                "Break the glass",
                "/break-glass",
                20,
                null,
                Set.of(
                        Role.DOCTOR.authority(),
                        Role.NURSE.authority(),
                        Role.PATHOLOGIST.authority(),
                        Role.LAB_TECHNOLOGIST.authority()));
    }
}
