package org.undercroft.platform.security.account;

import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Visitor;
import org.undercroft.platform.page.VisitorNames;
import org.undercroft.platform.security.Role;

/** How people appear in the frame of pages, and where their administration stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class AccountPagesConfiguration {

    @Bean
    VisitorNames visitorNames() {
        return authentication -> new Visitor(
                authentication.getPrincipal() instanceof Person person
                        ? person.displayName()
                        : authentication.getName(),
                Arrays.stream(Role.values())
                        .filter(role -> role.isHeldBy(authentication))
                        .map(Role::label)
                        .toList());
    }

    @Bean
    NavigationEntry peopleEntry() {
        return new NavigationEntry(
                new Department("Administration", 90),
                "People",
                "/administration/users",
                10,
                null,
                Set.of(Role.ADMINISTRATOR.authority()));
    }

    @Bean
    NavigationEntry ownAccountEntry() {
        return new NavigationEntry(new Department("You", 99), "My account", "/account", 10, null, Set.of());
    }
}
