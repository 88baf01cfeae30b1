package org.undercroft.lab.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.FileDrops;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.setup.AnalyzerDesk;

/** Folders in which instruments leave files, each with the analyzer whose files they are. */
@Component
public class FileDropDesk {

    private static final String SENDER = "FILE|";

    private final FileDrops drops;
    private final AnalyzerRoster roster;
    private final AnalyzerDesk desk;

    FileDropDesk(FileDrops drops, AnalyzerRoster roster, AnalyzerDesk desk) {
        this.drops = drops;
        this.roster = roster;
        this.desk = desk;
    }

    /**
     * A folder.
     *
     * @param folder as the exchange sees it
     * @param analyzer whose files it takes; null if nobody said so
     */
    public record Drop(FileDrops.Folder folder, @Nullable Analyzer analyzer) {

        /** Whether its files can be read. */
        public boolean isReadable() {
            return analyzer != null && analyzer.table() != null;
        }
    }

    List<Drop> all() {
        return drops.folders().stream()
                .map(folder -> new Drop(folder, roster.find(folder.sender()).orElse(null)))
                .toList();
    }

    /** Makes a folder, and the analyzer that leaves files in it. */
    @Transactional
    public Analyzer make(String folder, String name, String model) {
        String called = folder.strip();
        drops.make(called);
        return roster.find(SENDER + called)
                .orElseGet(() -> desk.add(new AnalyzerSettings(
                        name.isBlank() ? called : name.strip(), model.strip(), SENDER + called, "", Driver.STANDARD)));
    }
}
