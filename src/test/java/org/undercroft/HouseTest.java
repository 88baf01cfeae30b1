package org.undercroft;

import org.junit.jupiter.api.Test;
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

    @Test
    void thePlanIsDrawn() {
        new Documenter(HOUSE, Documenter.Options.defaults().withOutputFolder("docs/house"))
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeModuleCanvases();
    }
}
