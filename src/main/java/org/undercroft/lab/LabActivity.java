package org.undercroft.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes on in the laboratory now, for boards that ask every second. */
public interface LabActivity {

    /** The present state; a few short queries on partial indexes. */
    Snapshot now();

    /**
     * The laboratory at one moment.
     *
     * @param waiting ordered tests without a result
     * @param held results that need a person
     * @param oldestHeld since when the oldest of them waits; null if none is held
     * @param unmatched results that belong to no known specimen
     * @param releasedLastHour results released in the last 60 minutes
     * @param analyzers every analyzer in use
     * @param latest the latest released results, newest first, at most ten
     * @param critical critical values nobody has acknowledged, oldest first, at most twenty
     * @param shortages reagents that run out soon or have, by name
     */
    record Snapshot(
            long waiting,
            long held,
            @Nullable Instant oldestHeld,
            long unmatched,
            long releasedLastHour,
            List<AnalyzerLine> analyzers,
            List<ResultLine> latest,
            List<CriticalLine> critical,
            List<ShortageLine> shortages) {

        /** A laboratory that is short of nothing. */
        public Snapshot(
                long waiting,
                long held,
                @Nullable Instant oldestHeld,
                long unmatched,
                long releasedLastHour,
                List<AnalyzerLine> analyzers,
                List<ResultLine> latest,
                List<CriticalLine> critical) {
            this(waiting, held, oldestHeld, unmatched, releasedLastHour, analyzers, latest, critical, List.of());
        }

        public Snapshot {
            analyzers = List.copyOf(analyzers);
            latest = List.copyOf(latest);
            critical = List.copyOf(critical);
            shortages = List.copyOf(shortages);
        }
    }

    /**
     * An analyzer in one line.
     *
     * @param analyzer which
     * @param name as the bench calls it
     * @param state IN_SERVICE, OUT_OF_SERVICE, AWAITING_CONTROL or TO_BE_IDENTIFIED
     * @param lastHeard when it last said something; null if never
     * @param held how many of its results are held
     */
    record AnalyzerLine(
            AnalyzerId analyzer,
            String name,
            String state,
            @Nullable Instant lastHeard,
            long held) {}

    /**
     * A released result in one line, without the patient's name.
     *
     * @param accession the specimen
     * @param test what was measured
     * @param value with its unit
     * @param flag L, H, LL, HH, A or empty
     * @param releasedAt when
     */
    record ResultLine(AccessionNumber accession, String test, String value, String flag, Instant releasedAt) {}

    /**
     * A critical value that nobody has acknowledged, without patient or value.
     *
     * @param call the number of its call
     * @param test what was measured
     * @param since when the value came
     * @param told who was told last on the ladder; empty if nobody yet
     */
    record CriticalLine(long call, String test, Instant since, String told) {}

    /**
     * A reagent that runs out soon or has.
     *
     * @param reagent its number
     * @param name what it is called
     * @param left packs that may be used
     * @param until the day on which nothing is left at the present rate; null if nothing is used
     */
    record ShortageLine(
            long reagent,
            String name,
            double left,
            @Nullable LocalDate until) {}
}
