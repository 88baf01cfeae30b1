package org.undercroft.lab;

import java.time.Instant;
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
     * @param concerns what else waits for a person, oldest first
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
            List<Concern> concerns) {

        public Snapshot {
            analyzers = List.copyOf(analyzers);
            latest = List.copyOf(latest);
            critical = List.copyOf(critical);
            concerns = List.copyOf(concerns);
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
     * Something that waits for a person, without patient or value.
     *
     * @param level how soon a person must act
     * @param kind what it is, in a word or two
     * @param what what happened, in a few words
     * @param where the page on which a person deals with it
     * @param since when it began; null if it is to come
     */
    record Concern(
            Level level,
            String kind,
            String what,
            String where,
            @Nullable Instant since) {

        /** How soon a person must act. */
        public enum Level {
            /** When there is time. */
            CAUTION,
            /** Soon. */
            SERIOUS,
            /** Now: work stands still, or soon will. */
            CRITICAL
        }
    }
}
