package org.undercroft.lab.calculation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * What a formula is fed with.
 *
 * @param numbers by the input's name, each in the unit the formula names
 * @param ageYears age in whole years; null if unknown
 * @param sex administrative sex
 */
public record Inputs(Map<String, Double> numbers, @Nullable Integer ageYears, Sex sex) {

    public Inputs {
        numbers = Map.copyOf(numbers);
    }

    /** Numbers alone. */
    public static Inputs of(Map<String, Double> numbers) {
        return new Inputs(numbers, null, Sex.UNKNOWN);
    }

    /** The number of an input. */
    double get(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("The input '" + name + "' is missing");
        }
        return number;
    }

    /** The age; asked only where {@link Formula} has seen to it that it is known. */
    int age() {
        if (ageYears == null) {
            throw new IllegalStateException("The age is unknown");
        }
        return ageYears;
    }

    boolean isFemale() {
        return sex == Sex.FEMALE;
    }
}
