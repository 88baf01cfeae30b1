package org.undercroft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The plan of the house, checked against the code. */
class HouseTest {

    private static final ApplicationModules HOUSE = ApplicationModules.of(Undercroft.class);

    @Test
    void noDepartmentUsesWhatIsAboveItOrHiddenInAnother() {
        HOUSE.verify();
    }

    /** Such a stream holds its connection until it is closed, and a pool runs dry unseen. */
    @Test
    void nobodyStreamsAQueryWithoutClosingIt() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(new ClassFileImporter().importPackages("org.undercroft"));
    }

    @Test
    void thePlanIsDrawn() {
        new Documenter(HOUSE, Documenter.Options.defaults().withOutputFolder("docs/house"))
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeModuleCanvases();
    }
}
