package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A centrifuge with its rotors.
 *
 * @param id ours
 * @param name as the bench calls it
 * @param equipmentTag the asset tag under which biomedical engineering knows it
 * @param rotors with their programs
 */
public record Centrifuge(long id, String name, String equipmentTag, List<Rotor> rotors) {

    public Centrifuge {
        rotors = List.copyOf(rotors);
    }

    /**
     * A rotor.
     *
     * @param radius in centimeters, to the tube's bottom
     * @param mostRpm the fastest it may run
     * @param places how many tubes it holds
     */
    public record Rotor(
            long id, String name, RotorKind kind, BigDecimal radius, int mostRpm, int places, List<Program> programs) {

        public Rotor {
            programs = List.copyOf(programs);
        }
    }

    /**
     * A program of a rotor.
     *
     * @param rpm the set speed
     * @param force what that is in multiples of g, at this rotor's radius
     * @param minutes how long
     * @param celsius the set temperature; null if not cooled
     * @param brake 0 without to 9 hardest
     */
    public record Program(
            long id,
            String name,
            int rpm,
            double force,
            BigDecimal minutes,
            @Nullable BigDecimal celsius,
            int brake) {}
}
