package org.undercroft.lab.microscope.viewer;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** Puts the microscope's pages into the navigation. */
@Configuration(proxyBeanMethods = false)
class SlideNavigation {

    private static final Department LABORATORY = new Department("Laboratory", 10);

    @Bean
    NavigationEntry labSlidesEntry() {
        return new NavigationEntry(
                LABORATORY,
                "Slides",
                "/lab/slides",
                35,
                "i",
                Set.of(
                        Role.LAB_TECHNOLOGIST.authority(),
                        Role.PATHOLOGIST.authority(),
                        Role.DOCTOR.authority(),
                        Role.NURSE.authority()));
    }

    @Bean
    NavigationEntry labObjectivesEntry() {
        return new NavigationEntry(
                LABORATORY,
                "Objectives",
                "/lab/objectives",
                65,
                null,
                Set.of(
                        Role.LAB_TECHNOLOGIST.authority(),
                        Role.PATHOLOGIST.authority(),
                        Role.ADMINISTRATOR.authority()));
    }
}
