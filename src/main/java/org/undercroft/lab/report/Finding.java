package org.undercroft.lab.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.records.KnownPatient;

/**
 * A result as it leaves the laboratory.
 *
 * @param result its number
 * @param observation id of its FHIR Observation; a corrected value takes the place of the former in the same one
 * @param accession the specimen's number
 * @param patient whose it is
 * @param order the order that asked for it; null if none did
 * @param test our code
 * @param testName as reports print it
 * @param loinc empty if there is none
 * @param value as reported, comparator included
 * @param number the number in it; null if it is none
 * @param comparator such as {@code <}; empty if none
 * @param unit UCUM; empty if none
 * @param flag code of HL7 table 0078; empty if none
 * @param range the reference range as text; empty if none
 * @param measuredAt when it was measured, or received if nobody said
 * @param comments what goes with it
 * @param analyzer the analyzer's name
 * @param standing what it is to the reader
 */
public record Finding(
        long result,
        String observation,
        AccessionNumber accession,
        KnownPatient patient,
        @Nullable ReportedOrder order,
        String test,
        String testName,
        String loinc,
        String value,
        @Nullable BigDecimal number,
        String comparator,
        String unit,
        String flag,
        String range,
        Instant measuredAt,
        List<String> comments,
        String analyzer,
        Standing standing) {

    /** What a value is to those who read it. */
    public enum Standing {
        /** More of it is to come. */
        PRELIMINARY("P"),
        FINAL("F"),
        /** It takes the place of one that was released before. */
        CORRECTED("C"),
        /** It was released and should not have been. */
        WITHDRAWN("W");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        /** OBX-11, HL7 table 0085. */
        public String code() {
            return code;
        }
    }

    public Finding {
        comments = List.copyOf(comments);
    }
}
