package org.undercroft.lab.analyzer;

/**
 * What people say of an analyzer.
 *
 * @param name as the bench calls it
 * @param model maker and model; may be empty
 * @param identification glob of what it says of itself: H.5 of LIS2-A2, or {@code facility|application} of HL7 v2
 * @param equipmentTag the asset tag under which biomedical engineering knows it; empty if not linked
 * @param driver how its messages are read
 */
public record AnalyzerSettings(String name, String model, String identification, String equipmentTag, Driver driver) {

    /** As an analyzer is set up. */
    public static AnalyzerSettings of(Analyzer analyzer) {
        return new AnalyzerSettings(
                analyzer.name(),
                analyzer.model(),
                analyzer.identification(),
                analyzer.equipmentTag(),
                analyzer.driver());
    }

    /** Validates the name and the identification. */
    public AnalyzerSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An analyzer needs a name");
        }
        identification = identification.strip();
    }
}
