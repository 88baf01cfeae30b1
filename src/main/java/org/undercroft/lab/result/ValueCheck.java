package org.undercroft.lab.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Units;

/** Whether a value means anything: its code, its unit, and whether a living patient could have it. */
final class ValueCheck {

    private final Measurement measurement;
    private final LabTest test;
    private final List<HoldReason> reasons = new ArrayList<>();

    private ValueCheck(Measurement measurement, LabTest test) {
        this.measurement = measurement;
        this.test = test;
    }

    /** What speaks against a value as such; empty if nothing does. */
    static List<HoldReason> against(Measurement measurement) {
        LabTest test = measurement.test();
        if (test == null) {
            String code = measurement.reading().code();
            return List.of(new HoldReason(
                    HoldReason.Kind.UNMAPPED, "nobody said what the code '" + code + "' means: map it to a test"));
        }
        ValueCheck check = new ValueCheck(measurement, test);
        check.unit();
        check.value();
        return check.reasons;
    }

    private void value() {
        Reading reading = measurement.reading();
        BigDecimal number = measurement.value().number();
        if (number == null) {
            if (test.isNumeric() || reading.value().isBlank()) {
                hold(HoldReason.Kind.NO_VALUE, "'" + reading.value() + "' is no value for " + test.name());
            }
        } else if (!test.isPossible(number)) {
            hold(
                    HoldReason.Kind.IMPOSSIBLE,
                    measurement.value().reported() + " " + test.unit() + " is outside what is possible ("
                            + test.possibleLow() + " to " + test.possibleHigh() + ")" + slip(number));
        } else if (number.signum() < 0 && test.possibleLow() == null) {
            hold(
                    HoldReason.Kind.IMPOSSIBLE,
                    measurement.value().reported() + " " + test.unit()
                            + " is below zero; if it may be, set the lowest possible value in the catalog");
        } else if (measurement.flag().isCritical()) {
            hold(
                    HoldReason.Kind.CRITICAL,
                    measurement.value().reported() + " " + test.unit() + " is critical ("
                            + measurement.flag().code() + "): confirm it and call the ward");
        }
    }

    /** A decimal point in the wrong place is the commonest slip: the value beside it, if that one is possible. */
    private String slip(BigDecimal number) {
        boolean high = test.possibleHigh() != null && number.compareTo(test.possibleHigh()) > 0;
        BigDecimal beside = number.scaleByPowerOfTen(high ? -1 : 1);
        boolean fits = number.signum() > 0 && test.isPossible(beside);
        return fits ? "; " + beside.toPlainString() + " would be: a decimal point in the wrong place?" : "";
    }

    private void unit() {
        Mapping mapping = measurement.mapping();
        String mapped = mapping == null ? "" : mapping.unit();
        if (mapping != null) {
            conversion(mapping);
        }
        String said = measurement.reading().unit();
        String expected = mapped.isEmpty() ? test.unit() : mapped;
        if (said.isEmpty()) {
            if (mapped.isEmpty() && test.isNumeric() && !test.unit().isEmpty()) {
                hold(
                        HoldReason.Kind.UNIT,
                        "the instrument names no unit where '" + expected
                                + "' is expected: set the unit it measures in, in the mapping");
            }
        } else if (!UnitText.same(said, expected)) {
            hold(
                    HoldReason.Kind.UNIT,
                    "the instrument says '" + said + "' where '" + expected
                            + "' is expected: set unit and factor in the mapping" + factor(said));
        }
    }

    /** The number was taken as it came, though the mapping names a unit that only a person can convert. */
    private void conversion(Mapping mapping) {
        boolean open =
                test.isNumeric() && mapping.factor() == null && !mapping.unit().isEmpty();
        if (open
                && !UnitText.same(mapping.unit(), test.unit())
                && factor(mapping.unit()).isEmpty()) {
            hold(
                    HoldReason.Kind.UNIT,
                    "'" + mapping.unit() + "' can't be converted to '" + test.unit()
                            + "' by itself: set a factor in the mapping");
        }
    }

    private String factor(String said) {
        return Units.factor(Units.ucum(said), test.unit(), test.form().molarMass())
                .map(factor -> " (1 " + said + " is " + factor.toPlainString() + " " + test.unit() + ")")
                .orElse("");
    }

    private void hold(HoldReason.Kind kind, String words) {
        reasons.add(new HoldReason(kind, words));
    }
}
