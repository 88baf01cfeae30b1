package org.undercroft.lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The benches of the laboratory as HL7 table 0074 (diagnostic service section) knows them. Every report is LAB as well; a
 * bench without a code of its own there adds none, and pathology says itself whether it is surgical.
 */
final class ServiceSection {

    private ServiceSection() {}

    /** The codes of these benches, each once. */
    static List<String> of(List<String> benches) {
        return benches.stream()
                .flatMap(bench -> code(bench).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<String> code(String bench) {
        return Optional.ofNullable(
                switch (bench.toLowerCase(Locale.ROOT)) {
                    case "chemistry", "immunoassay", "drugs" -> "CH";
                    case "hematology", "coagulation" -> "HM";
                    case "blood gas" -> "BG";
                    case "blood bank" -> "BLB";
                    case "microbiology" -> "MB";
                    case "serology" -> "SR";
                    case "toxicology" -> "TX";
                    case "urinalysis" -> "URN";
                    default -> null;
                });
    }
}
