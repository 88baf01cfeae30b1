package org.undercroft.lab.pathology;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What a diagnosis amounts to, and when another pathologist must agree before it leaves.
 *
 * @param code its code
 * @param name as people read it
 * @param secondLook for which cases always
 * @param share of all other cases, how many percent, drawn by lot
 */
public record DiagnosisClass(String code, String name, SecondLook secondLook, int share) {

    /** For which cases a second look is always asked. */
    public enum SecondLook {
        NEVER("By lot alone"),
        FIRST("The patient's first"),
        ALWAYS("Every case");

        private final String label;

        SecondLook(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    private static final int PERCENT = 100;

    /** Validates the share. */
    public DiagnosisClass {
        if (code.isBlank() || name.isBlank() || share < 0 || share > PERCENT) {
            throw new IllegalArgumentException("A class has code, name, and a share of 0 to 100 percent");
        }
    }

    /**
     * Why another pathologist must agree to this case; empty if nobody must. The lot is drawn from the number, so that asking
     * again draws the same.
     *
     * @param number the case's number
     * @param firstOfPatient whether the patient has no earlier report of this class
     */
    public String askedBecause(String number, boolean firstOfPatient) {
        return switch (secondLook) {
            case ALWAYS -> "every case of the class " + name;
            case FIRST -> firstOfPatient ? "the patient's first report of the class " + name : byLot(number);
            case NEVER -> byLot(number);
        };
    }

    private String byLot(String number) {
        CRC32 lot = new CRC32();
        lot.update(number.getBytes(StandardCharsets.UTF_8));
        return lot.getValue() % PERCENT < share ? "drawn by lot, " + share + " percent of the class " + name : "";
    }
}
