package org.undercroft.biomed;

/** What sort of machine it is. The sort decides how it comes back to service after work. */
public enum EquipmentCategory {
    ANALYZER("Analyzer", ReturnsBy.PASSING_CONTROL),
    CENTRIFUGE("Centrifuge", ReturnsBy.TECHNICIAN),
    MICROSCOPE("Microscope", ReturnsBy.TECHNICIAN),
    IMAGING("Imaging", ReturnsBy.TECHNICIAN),
    DIALYSIS("Dialysis machine", ReturnsBy.TECHNICIAN),
    WATER_TREATMENT("Water treatment", ReturnsBy.TECHNICIAN),
    VENTILATOR("Ventilator", ReturnsBy.TECHNICIAN),
    HEART_LUNG("Heart-lung machine", ReturnsBy.TECHNICIAN),
    PUMP("Infusion or syringe pump", ReturnsBy.TECHNICIAN),
    DEFIBRILLATOR("Defibrillator", ReturnsBy.TECHNICIAN),
    ELECTROSURGERY("Electrosurgery", ReturnsBy.TECHNICIAN),
    PATIENT_MONITOR("Patient monitor", ReturnsBy.TECHNICIAN),
    INCUBATOR("Incubator", ReturnsBy.TECHNICIAN),
    STERILIZER("Sterilizer", ReturnsBy.TECHNICIAN),
    PROSTHESIS("Prosthesis", ReturnsBy.TECHNICIAN),
    TEST_EQUIPMENT("Test equipment", ReturnsBy.TECHNICIAN),
    OTHER("Other", ReturnsBy.TECHNICIAN),
    UNKNOWN("To be identified", ReturnsBy.TECHNICIAN);

    /** Whose word puts a machine back into service after work. */
    public enum ReturnsBy {
        /** The technician's who closes the work order. */
        TECHNICIAN,
        /** A control measured on the machine after the work, as the laboratory judges it. */
        PASSING_CONTROL
    }

    private final String label;
    private final ReturnsBy returnsBy;

    EquipmentCategory(String label, ReturnsBy returnsBy) {
        this.label = label;
        this.returnsBy = returnsBy;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whose word puts it back into service. */
    public ReturnsBy returnsBy() {
        return returnsBy;
    }
}
