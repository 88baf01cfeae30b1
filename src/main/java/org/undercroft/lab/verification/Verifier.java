package org.undercroft.lab.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.verification.Candidate.Previous;
import org.undercroft.records.Sex;

/** The live rules with all that they may ask about a batch of results, read beforehand. */
public final class Verifier {

    private final RuleSet rules;
    private final DeltaLimits deltas;
    private final Map<Subject, Previous> previous;
    private final Map<Long, Map<String, Double>> others;
    private final Map<Long, Map<String, Previous>> earlier = new HashMap<>();

    Verifier(
            RuleSet rules, DeltaLimits deltas, Map<Subject, Previous> previous, Map<Long, Map<String, Double>> others) {
        this.rules = rules;
        this.deltas = deltas;
        this.previous = previous;
        this.others = new HashMap<>();
        others.forEach((specimen, values) -> this.others.put(specimen, new HashMap<>(values)));
        previous.forEach((subject, value) -> earlier.computeIfAbsent(subject.specimen(), _ -> new HashMap<>())
                .put(subject.test(), value));
    }

    /** A verifier without rules, for results that belong to nobody. */
    public static Verifier none() {
        return new Verifier(RuleSet.EMPTY, DeltaLimits.NONE, Map.of(), Map.of());
    }

    /**
     * A test of a specimen.
     *
     * @param specimen its number
     * @param patient the index's identity
     * @param test our code
     */
    public record Subject(long specimen, String patient, String test) {}

    /**
     * A result as it was measured.
     *
     * @param subject what was measured in what
     * @param section the bench of the test
     * @param ward where the patient lies; empty if unknown
     * @param sex administrative sex
     * @param birthDate null if unknown
     * @param value null if it is no number
     * @param flag a code of HL7 table 0078; empty if unknown
     * @param message what the instrument said beside the value
     * @param at when it was measured or came
     */
    public record Asked(
            Subject subject,
            String section,
            String ward,
            Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable Double value,
            String flag,
            String message,
            Instant at) {}

    /** A value of the same message, which rules about several values of a specimen may ask for. */
    public void note(long specimen, String code, double value) {
        others.computeIfAbsent(specimen, _ -> new HashMap<>()).put(code, value);
    }

    /** What the rules say. */
    public RuleSet.Verdict ask(Asked asked) {
        Subject subject = asked.subject();
        return rules.ask(new Candidate(
                subject.test(),
                asked.section(),
                asked.ward(),
                asked.sex(),
                age(asked.birthDate(), asked.at()),
                asked.value(),
                asked.flag(),
                asked.message(),
                asked.at(),
                previous.get(subject),
                others.getOrDefault(subject.specimen(), Map.of()),
                earlier.getOrDefault(subject.specimen(), Map.of()),
                deltas));
    }

    /** Whole years; null if unknown. */
    static @Nullable Integer age(@Nullable LocalDate birthDate, Instant at) {
        if (birthDate == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
        return (int) Math.max(0, ChronoUnit.YEARS.between(birthDate, day));
    }
}
