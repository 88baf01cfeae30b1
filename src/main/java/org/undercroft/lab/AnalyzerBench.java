package org.undercroft.lab;

/** What other departments may ask of the laboratory about its analyzers. */
public interface AnalyzerBench {

    /**
     * Tells the bench that a machine was worked on: its analyzer now waits for a passing control, and stays out of
     * service until one arrives.
     *
     * @param equipmentTag the machine's asset tag
     * @param workOrder the work order that was closed
     * @return false if no analyzer has this tag, or it is in service
     */
    boolean awaitControl(String equipmentTag, String workOrder);

    /** Notes on the analyzer that a work order stands open for it. */
    void workOrderOpened(AnalyzerId analyzer, String workOrder);
}
