package org.undercroft.lab.urinalysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.hand.Found;

/**
 * What a urine amounts to as it stands.
 *
 * @param sediment what was counted
 * @param reasons what asks for the sediment; nothing if nothing does
 * @param findings where strip and sediment disagree
 * @param obstacles what stands against confirming it
 */
public record Assessment(Sediment sediment, List<String> reasons, List<String> findings, List<String> obstacles) {

    /** What is seen in the sediment beside what is counted, by test. */
    static final Map<String, String> SEEN =
            Map.of("UBACT", "Bacteria", "UYEAST", "Yeast", "UCRYS", "Crystals", "NOTE", "Other");

    static final String BACTERIA = "UBACT";

    public Assessment {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        obstacles = List.copyOf(obstacles);
    }

    /** Looks at a urine by the pads and elements in use. */
    static Assessment of(Urine urine, List<Pad> pads, List<Element> elements) {
        Map<String, String> strip = urine.strip();
        Sediment sediment = Sediment.of(urine.strokes(), elements);
        List<String> reasons = new ArrayList<>(Pad.reasons(pads, strip));
        elements.stream()
                .filter(element -> urine.ordered().contains(element.test()))
                .findFirst()
                .ifPresent(_ -> reasons.add("the sediment is ordered"));
        Map<String, BigDecimal> means = new HashMap<>();
        if (sediment.isBegun()) {
            elements.forEach(element -> means.put(element.test(), sediment.mean(element)));
        }
        List<String> findings = CrossCheck.of(strip, means, urine.seen(BACTERIA));
        return new Assessment(sediment, reasons, findings, obstacles(urine, pads, sediment, reasons, findings));
    }

    private static List<String> obstacles(
            Urine urine, List<Pad> pads, Sediment sediment, List<String> reasons, List<String> findings) {
        List<String> obstacles = new ArrayList<>();
        Map<String, String> strip = urine.strip();
        if (strip.isEmpty() && !sediment.isBegun()) {
            obstacles.add("Nothing was read yet.");
        }
        if (!strip.isEmpty()) {
            pads.stream()
                    .filter(pad -> strip.getOrDefault(pad.test(), "").isEmpty())
                    .forEach(pad -> obstacles.add(pad.label() + " is not read."));
        }
        if (!reasons.isEmpty() && !sediment.isBegun()) {
            obstacles.add("The sediment must be looked at: " + String.join(", ", reasons) + ".");
        }
        if (sediment.isBegun()) {
            obstacles.addAll(sediment.missing());
            if (urine.seen(BACTERIA).isEmpty()) {
                obstacles.add("Say how many bacteria are seen.");
            }
        }
        if (!findings.isEmpty() && urine.accepted().isEmpty()) {
            obstacles.add("Strip and sediment disagree: say why it is confirmed all the same.");
        }
        return obstacles;
    }

    /** The results that the urine becomes. What an analyzer sent is a result already. */
    List<Found> results(Urine urine, List<Pad> pads, List<Element> elements) {
        List<Found> found = new ArrayList<>();
        for (Pad pad : pads) {
            String grade = urine.keyed().getOrDefault(pad.test(), "");
            if (!grade.isEmpty() && !urine.measured().containsKey(pad.test())) {
                found.add(Found.of(pad.test(), grade));
            }
        }
        if (sediment.isBegun()) {
            elements.forEach(element -> found.add(counted(element)));
            for (String test : List.of(BACTERIA, "UYEAST", "UCRYS")) {
                if (!urine.seen(test).isEmpty()) {
                    found.add(new Found(test, urine.seen(test), notes(urine)));
                }
            }
        }
        return found;
    }

    private Found counted(Element element) {
        BigDecimal mean = sediment.mean(element);
        String rounded = mean.setScale(0, java.math.RoundingMode.HALF_UP).toPlainString();
        return new Found(
                element.test(),
                rounded,
                List.of(element.classOf(mean) + " in a field, " + sediment.fields(element.field())
                        + " fields counted"));
    }

    private static List<String> notes(Urine urine) {
        List<String> notes = new ArrayList<>();
        if (!urine.seen("NOTE").isEmpty()) {
            notes.add(urine.seen("NOTE"));
        }
        if (!urine.accepted().isEmpty()) {
            notes.add(urine.accepted());
        }
        return notes;
    }
}
