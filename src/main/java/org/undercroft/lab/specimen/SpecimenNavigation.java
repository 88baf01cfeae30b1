package org.undercroft.lab.specimen;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** Puts the pages of a specimen's life into the navigation. */
@Configuration(proxyBeanMethods = false)
class SpecimenNavigation {

    private static final Department LABORATORY = new Department("Laboratory", 10);
    private static final Set<String> COLLECTORS =
            Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority(), Role.NURSE.authority());
    private static final Set<String> WORKERS = Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());
    private static final Set<String> SETTERS =
            Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority(), Role.ADMINISTRATOR.authority());

    @Bean
    NavigationEntry labCollectionEntry() {
        return new NavigationEntry(LABORATORY, "Collection", "/lab/collection", 2, "c", COLLECTORS);
    }

    @Bean
    NavigationEntry labReceiptEntry() {
        return new NavigationEntry(LABORATORY, "Receipt", "/lab/receipt", 4, "r", WORKERS);
    }

    @Bean
    NavigationEntry labStorageEntry() {
        return new NavigationEntry(LABORATORY, "Storage", "/lab/storage", 32, "s", WORKERS);
    }

    @Bean
    NavigationEntry labReferralsEntry() {
        return new NavigationEntry(LABORATORY, "Referrals", "/lab/referrals", 34, "x", WORKERS);
    }

    @Bean
    NavigationEntry labCentrifugesEntry() {
        return new NavigationEntry(LABORATORY, "Centrifuges", "/lab/centrifuges", 42, "z", WORKERS);
    }

    @Bean
    NavigationEntry labHemolysisEntry() {
        return new NavigationEntry(LABORATORY, "Hemolysis", "/lab/hemolysis", 44, null, WORKERS);
    }

    @Bean
    NavigationEntry labHandlingEntry() {
        return new NavigationEntry(LABORATORY, "Specimen handling", "/lab/handling", 62, null, SETTERS);
    }
}
