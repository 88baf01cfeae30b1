package org.undercroft.lab.centrifuge;

/**
 * Relative centrifugal force in multiples of g, from 4π²r n² / g with the radius in centimeters and the speed in
 * revolutions a minute: RCF = 1.118 × 10⁻⁵ · r · rpm². The radius is that of the tube's bottom (r max).
 */
public final class RelativeForce {

    private static final double FACTOR = 1.118e-5;

    private RelativeForce() {}

    /**
     * The force at a speed.
     *
     * @param radius in centimeters, positive
     * @param rpm revolutions a minute, positive
     */
    public static double of(double radius, double rpm) {
        requirePositive(radius, rpm);
        return FACTOR * radius * rpm * rpm;
    }

    /**
     * The speed that gives a force, in revolutions a minute.
     *
     * @param radius in centimeters, positive
     * @param force in multiples of g, positive
     */
    public static double speed(double radius, double force) {
        requirePositive(radius, force);
        return Math.sqrt(force / (FACTOR * radius));
    }

    private static void requirePositive(double radius, double other) {
        if (!(radius > 0) || !(other > 0)) {
            throw new IllegalArgumentException("Radius, speed and force are above zero");
        }
    }
}
