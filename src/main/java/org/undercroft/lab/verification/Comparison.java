package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A draft beside the live rules, over the same stored results.
 *
 * @param results how many
 * @param heldBuiltIn held by the built-in rules, whatever the table says
 * @param liveReleased how many the live table lets out by itself
 * @param draftReleased how many the draft lets out by itself
 * @param newlyHeld how many the draft holds that the live table lets out
 * @param newlyReleased how many the draft lets out that the live table holds
 * @param differences each of them, at most {@value #MOST}
 * @param errors how many of the injected errors each would have caught
 */
public record Comparison(
        int results,
        int heldBuiltIn,
        int liveReleased,
        int draftReleased,
        int newlyHeld,
        int newlyReleased,
        List<Difference> differences,
        List<Caught> errors) {

    /** The most differences that are kept one by one. */
    static final int MOST = 500;

    private static final int TUBES = 200;

    /** One result that the two decide otherwise. */
    public record Difference(long result, String accession, String test, String value, boolean held, String why) {}

    /**
     * How many of the errors of one kind would have been caught.
     *
     * @param kind what went wrong
     * @param results how many wrong results
     * @param tubes in how many tubes
     * @param liveHeld wrong results that the live table holds
     * @param draftHeld wrong results that the draft holds
     * @param liveTubes tubes of which the live table holds at least one result
     * @param draftTubes tubes of which the draft holds at least one result
     * @param firstTubes tubes of patients without any earlier value, in which no delta can be seen
     */
    public record Caught(
            String kind,
            int results,
            int tubes,
            int liveHeld,
            int draftHeld,
            int liveTubes,
            int draftTubes,
            int firstTubes) {}

    /** Share of results that left by themselves, in percent. */
    public double liveRate() {
        return results == 0 ? 0 : 100.0 * liveReleased / results;
    }

    /** Share of results that would leave by themselves, in percent. */
    public double draftRate() {
        return results == 0 ? 0 : 100.0 * draftReleased / results;
    }

    /** Compares; the same seed injects the same errors. */
    static Comparison of(RuleSet live, RuleSet draft, List<StoredCase> cases, long seed) {
        Map<Long, String> before = Outcomes.held(live, cases);
        Map<Long, String> after = Outcomes.held(draft, cases);
        List<Difference> differences = new ArrayList<>();
        int newlyHeld = 0;
        int newlyReleased = 0;
        for (StoredCase each : cases) {
            boolean was = before.containsKey(each.result());
            boolean is = after.containsKey(each.result());
            if (was != is) {
                newlyHeld += is ? 1 : 0;
                newlyReleased += was ? 1 : 0;
                if (differences.size() < MOST) {
                    differences.add(difference(each, is, is ? after : before));
                }
            }
        }
        return new Comparison(
                cases.size(),
                (int) cases.stream().filter(each -> !each.builtIn().isEmpty()).count(),
                cases.size() - before.size(),
                cases.size() - after.size(),
                newlyHeld,
                newlyReleased,
                differences,
                Arrays.stream(InjectedError.values())
                        .map(error -> caught(error, error.into(cases, seed, TUBES), live, draft))
                        .toList());
    }

    private static Difference difference(StoredCase each, boolean held, Map<Long, String> reasons) {
        Double value = each.candidate().value();
        return new Difference(
                each.result(),
                each.accession(),
                each.candidate().test(),
                value == null
                        ? ""
                        : java.math.BigDecimal.valueOf(value)
                                .stripTrailingZeros()
                                .toPlainString(),
                held,
                reasons.getOrDefault(each.result(), ""));
    }

    private static Caught caught(InjectedError error, List<StoredCase> wrong, RuleSet live, RuleSet draft) {
        Set<Long> tubes = new HashSet<>();
        wrong.forEach(each -> tubes.add(each.specimen()));
        Counted now = counted(wrong, live);
        Counted then = counted(wrong, draft);
        return new Caught(
                error.label(),
                wrong.size(),
                tubes.size(),
                now.results(),
                then.results(),
                now.tubes(),
                then.tubes(),
                first(wrong));
    }

    private static int first(List<StoredCase> wrong) {
        Set<Long> all = new HashSet<>();
        Set<Long> comparable = new HashSet<>();
        for (StoredCase each : wrong) {
            all.add(each.specimen());
            if (each.candidate().previous() != null) {
                comparable.add(each.specimen());
            }
        }
        return all.size() - comparable.size();
    }

    private record Counted(int results, int tubes) {}

    private static Counted counted(List<StoredCase> wrong, RuleSet rules) {
        Map<Long, String> held = Outcomes.held(rules, wrong);
        Set<Long> tubes = new HashSet<>();
        int results = 0;
        for (StoredCase each : wrong) {
            if (held.containsKey(each.result())) {
                results++;
                tubes.add(each.specimen());
            }
        }
        return new Counted(results, tubes.size());
    }
}
