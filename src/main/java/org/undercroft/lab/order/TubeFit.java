package org.undercroft.lab.order;

import java.util.Collection;
import java.util.Locale;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.SpecimenType;
import org.undercroft.platform.page.Refusal;

/** Whether a test can be asked of a tube that is there. */
public final class TubeFit {

    private TubeFit() {}

    /**
     * A test must be measured in what the tube holds, and not be asked of it already.
     *
     * @param type the kind of specimen in the tube
     * @param asked our codes of the tests that are asked of it
     * @throws Refusal if it doesn't fit, with the reason
     */
    public static void check(LabTest test, String accession, String type, Collection<String> asked, Catalog catalog) {
        if (!test.specimenType().equals(type)) {
            throw Refusal.conflict(test.code() + " is measured in " + kind(test.specimenType(), catalog) + ", and "
                    + accession + " is " + kind(type, catalog) + ": order it for the patient.");
        }
        if (asked.contains(test.code())) {
            throw Refusal.conflict(test.code() + " is asked of " + accession + " already.");
        }
    }

    private static String kind(String type, Catalog catalog) {
        return catalog.specimenType(type)
                .map(SpecimenType::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse(type);
    }
}
