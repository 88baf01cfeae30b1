package org.undercroft.lab.label;

import java.util.List;
import org.undercroft.lab.specimen.Specimen;
import org.undercroft.platform.page.Times;

/**
 * What a label says.
 *
 * @param number in the barcode and beneath it
 * @param lines for people, the most important first
 */
public record LabelText(String number, List<String> lines) {

    public LabelText {
        lines = List.copyOf(lines);
    }

    /** The label of a specimen: who, what it is drawn into, what for. */
    static LabelText of(Specimen specimen) {
        String urgent = specimen.priority().equals("R") ? "" : "STAT ";
        String collected = specimen.collectedAt() == null ? "" : "  " + Times.minutes(specimen.collectedAt());
        return new LabelText(
                specimen.accession(),
                List.of(
                        specimen.patientName() + "  " + specimen.recordNumber(),
                        (urgent + specimen.tube() + "  " + specimen.wardWords()).strip(),
                        (String.join(" ", specimen.tests()) + collected).strip()));
    }
}
