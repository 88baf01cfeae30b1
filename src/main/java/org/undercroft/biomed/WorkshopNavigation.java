package org.undercroft.biomed;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The department's pages in the navigation. */
@Configuration(proxyBeanMethods = false)
class WorkshopNavigation {

    private static final Department BIOMED = new Department("Biomedical engineering", 40);

    @Bean
    NavigationEntry workOrdersEntry() {
        return new NavigationEntry(BIOMED, "Work orders", "/biomed/work-orders", 10, "j", readers());
    }

    @Bean
    NavigationEntry equipmentEntry() {
        return new NavigationEntry(BIOMED, "Equipment", "/biomed/equipment", 20, "e", readers());
    }

    @Bean
    NavigationEntry reportFaultEntry() {
        return new NavigationEntry(BIOMED, "Report a fault", "/biomed/report-fault", 30, "f", Set.of());
    }

    /** The same who pass the gate of {@link MayReadEquipment}. */
    private static Set<String> readers() {
        AllowedTo readers = MayReadEquipment.class.getAnnotation(AllowedTo.class);
        return readers == null
                ? Set.of()
                : Arrays.stream(readers.value()).map(Role::authority).collect(Collectors.toUnmodifiableSet());
    }
}
