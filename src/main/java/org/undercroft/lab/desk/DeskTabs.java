package org.undercroft.lab.desk;

import java.util.List;
import org.undercroft.platform.page.Tab;

/** The pages of the desk, and those of other rooms that whoever leads the laboratory looks at. */
public final class DeskTabs {

    private static final String DESK = "/lab/desk";

    private DeskTabs() {}

    /** The tabs, with the one of this path chosen. */
    public static List<Tab> at(String here) {
        return List.of(
                tab("Turnaround", DESK, here),
                tab("Workload", DESK + "/workload", here),
                tab("Rejections", DESK + "/rejections", here),
                tab("Reagents", DESK + "/reagents", here),
                tab("Competency", DESK + "/competency", here),
                tab("Procedures", DESK + "/procedures", here),
                tab("Controls", "/lab/quality", here),
                tab("Proficiency", "/lab/quality/proficiency", here),
                tab("Critical calls", "/lab/critical/figures", here));
    }

    private static Tab tab(String label, String path, String here) {
        return Tab.of(label, path, here.equals(path));
    }
}
