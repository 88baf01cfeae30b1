package org.undercroft.lab.quality;

import java.util.List;
import org.undercroft.platform.page.Tab;

/** The pages of quality control, as tabs. */
public final class QualityTabs {

    private QualityTabs() {}

    /** The tabs with one chosen. */
    public static List<Tab> at(String path) {
        return List.of(
                tab("Overview", "/lab/quality", path),
                tab("Enter", "/lab/quality/enter", path),
                tab("Failures", "/lab/quality/failures", path),
                tab("Lots and targets", "/lab/quality/lots", path),
                tab("Rules", "/lab/quality/rules", path),
                tab("Sigma", "/lab/quality/sigma", path),
                tab("Patients' results", "/lab/quality/patients", path),
                tab("Proficiency", "/lab/quality/proficiency", path),
                tab("Peers", "/lab/quality/peers", path));
    }

    private static Tab tab(String label, String href, String path) {
        return Tab.of(label, href, href.equals(path));
    }
}
