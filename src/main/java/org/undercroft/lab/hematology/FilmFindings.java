package org.undercroft.lab.hematology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is graded on a film beside the count, and how a report says it. */
public final class FilmFindings {

    /** What may be seen on erythrocytes, in the order of the report. */
    public static final List<String> MORPHOLOGY = List.of(
            "Anisocytosis",
            "Microcytes",
            "Macrocytes",
            "Hypochromia",
            "Polychromasia",
            "Schistocytes",
            "Spherocytes",
            "Target cells",
            "Teardrop cells",
            "Elliptocytes",
            "Acanthocytes",
            "Sickle cells",
            "Basophilic stippling",
            "Howell-Jolly bodies",
            "Rouleaux");

    /** How much of it. */
    public static final List<String> GRADES = List.of("1+", "2+", "3+");

    /** How many platelets the film shows. */
    public static final List<String> PLATELETS = List.of("Decreased", "Adequate", "Increased", "Clumped");

    private FilmFindings() {}

    /**
     * Keeps what was graded.
     *
     * @throws IllegalArgumentException if a finding or grade is none of those that can be reported
     */
    public static Map<String, String> graded(Map<String, String> said) {
        Map<String, String> graded = new LinkedHashMap<>();
        said.forEach((finding, grade) -> {
            if (!grade.isEmpty()) {
                if (!MORPHOLOGY.contains(finding) || !GRADES.contains(grade)) {
                    throw new IllegalArgumentException("'" + finding + " " + grade + "' can't be reported");
                }
                graded.put(finding, grade);
            }
        });
        return graded;
    }

    /** The film in one line for the report; empty if there is nothing to say. */
    public static String words(SmearCount count) {
        List<String> words = new ArrayList<>();
        MORPHOLOGY.stream()
                .filter(count.morphology()::containsKey)
                .forEach(finding -> words.add(finding + " " + count.morphology().get(finding)));
        if (!count.platelets().isEmpty()) {
            words.add("Platelets on film: " + count.platelets().toLowerCase(java.util.Locale.ROOT));
        }
        int smudges = count.tally().count(CellClass.SMUDGE);
        if (smudges > 0) {
            words.add(smudges + " smudge cells beside " + count.tally().leukocytes() + " leukocytes");
        }
        if (!count.comment().isBlank()) {
            words.add(count.comment().strip());
        }
        return String.join("; ", words);
    }
}
