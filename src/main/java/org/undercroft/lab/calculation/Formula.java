package org.undercroft.lab.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.undercroft.records.Sex;

/**
 * A published formula.
 *
 * @param name by which a test names it
 * @param title as people call it
 * @param source where it was published
 * @param unit UCUM unit of what it gives
 * @param inputs what it needs, in order
 * @param needs what it needs to know of the patient
 * @param rule the formula itself
 */
public record Formula(
        String name,
        String title,
        String source,
        String unit,
        List<Input> inputs,
        List<Need> needs,
        Function<Inputs, Outcome> rule) {

    /**
     * One number that goes in.
     *
     * @param name by which a test names it
     * @param unit UCUM unit it must have
     * @param meaning what it is
     */
    public record Input(String name, String unit, String meaning) {}

    /** Something of the patient. */
    public enum Need {
        AGE("the age"),
        SEX("the sex");

        private final String label;

        Need(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    public Formula {
        inputs = List.copyOf(inputs);
        needs = List.copyOf(needs);
    }

    static Formula of(String name, String title, String source, String unit, ToDoubleFunction<Inputs> rule) {
        return checked(name, title, source, unit, inputs -> Outcome.of(rule.applyAsDouble(inputs)));
    }

    static Formula checked(String name, String title, String source, String unit, Function<Inputs, Outcome> rule) {
        return new Formula(name, title, source, unit, List.of(), List.of(), rule);
    }

    Formula with(String input, String inputUnit, String meaning) {
        List<Input> more = new ArrayList<>(inputs);
        more.add(new Input(input, inputUnit, meaning));
        return new Formula(name, title, source, unit, more, needs, rule);
    }

    Formula needing(Need... what) {
        return new Formula(name, title, source, unit, inputs, List.of(what), rule);
    }

    /** The input of a name. */
    public Optional<Input> input(String wanted) {
        return inputs.stream().filter(input -> input.name().equals(wanted)).findFirst();
    }

    /**
     * What it gives. An age or a sex that it needs and nobody knows is a reason, never a guess.
     *
     * @throws IllegalArgumentException if an input is missing
     */
    public Outcome apply(Inputs given) {
        if (needs.contains(Need.AGE) && given.ageYears() == null) {
            return Outcome.none("the patient's age is unknown");
        }
        if (needs.contains(Need.SEX) && given.sex() != Sex.FEMALE && given.sex() != Sex.MALE) {
            return Outcome.none("the formula is published for women and men, and the patient's sex is neither");
        }
        for (Input input : inputs) {
            if (given.get(input.name()) < 0) {
                return Outcome.none(input.meaning() + " is below zero");
            }
        }
        return rule.apply(given);
    }
}
