package org.undercroft.lab.analyzer;

import java.util.List;
import org.undercroft.platform.page.Tab;

/** The pages about analyzers, as tabs. */
public final class AnalyzerTabs {

    private AnalyzerTabs() {}

    /** The tabs with one chosen. */
    public static List<Tab> at(String path) {
        return List.of(
                tab("Analyzers", "/lab/analyzers", path),
                tab("Work order steps", "/lab/work-steps", path),
                tab("File drops", "/lab/file-drops", path),
                tab("Upkeep", "/lab/upkeep", path));
    }

    private static Tab tab(String label, String href, String path) {
        return Tab.of(label, href, href.equals(path));
    }
}
