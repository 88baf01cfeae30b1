package org.undercroft.lab.pathology;

/**
 * How a section is colored.
 *
 * @param code its code
 * @param name as people read it
 * @param kind what sort of stain
 * @param control the tissue that shows that it worked; empty if none is needed
 */
public record Stain(String code, String name, Kind kind, String control) {

    /** The sorts of stain. */
    public enum Kind {
        ROUTINE("Routine"),
        SPECIAL("Special stain"),
        IMMUNO("Immunohistochemistry");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** Validates code, name and control: only a routine stain may do without one. */
    public Stain {
        if (!code.matches("[A-Z0-9]{1,12}") || name.isBlank()) {
            throw new IllegalArgumentException("A stain has a code of capital letters and digits, and a name");
        }
        if (kind != Kind.ROUTINE && control.isBlank()) {
            throw new IllegalArgumentException(name + " needs a control: say which tissue");
        }
    }
}
