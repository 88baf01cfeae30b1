package org.undercroft.platform.audit;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** Where the audit trail stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class AuditNavigation {

    @Bean
    NavigationEntry auditEntry() {
        return new NavigationEntry(
                new Department("Administration", 90),
                "Audit trail",
                "/audit",
                40,
                null,
                Set.of(
                        Role.SECURITY_ANALYST.authority(),
                        Role.RECORDS_MANAGER.authority(),
                        Role.ADMINISTRATOR.authority()));
    }

    @Bean
    NavigationEntry auditHeadsEntry() {
        return new NavigationEntry(
                new Department("Administration", 90),
                "Audit heads",
                "/audit/heads",
                45,
                null,
                Set.of(
                        Role.SECURITY_ANALYST.authority(),
                        Role.RECORDS_MANAGER.authority(),
                        Role.ADMINISTRATOR.authority()));
    }
}
