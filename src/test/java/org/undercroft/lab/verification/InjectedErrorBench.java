package org.undercroft.lab.verification;

import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what the rules that the program comes with let out: how many of the simulated people's results leave by
 * themselves, and how many wrong ones do, for each kind of error and several draws of 400 tubes.
 *
 * <p>Arguments: the houses (601 602 603 604 605).
 */
public final class InjectedErrorBench {

    private static final Logger log = LoggerFactory.getLogger(InjectedErrorBench.class);
    private static final List<String> HOUSES = List.of("601", "602", "603", "604", "605");
    private static final int DRAWS = 4;
    private static final int TUBES = 400;

    private InjectedErrorBench() {}

    public static void main(String[] arguments) {
        for (String house : arguments.length > 0 ? List.of(arguments) : HOUSES) {
            List<StoredCase> cases = SimulatedHouse.measured(Long.parseLong(house));
            int held = Outcomes.held(SimulatedHouse.STARTER, cases).size();
            log.info(String.format(
                    Locale.ROOT,
                    "House %s: %.1f %% of %d leave by themselves",
                    house,
                    100.0 - 100.0 * held / cases.size(),
                    cases.size()));
            for (InjectedError error : InjectedError.values()) {
                log.info("  {}", row(error, cases));
            }
        }
    }

    private static String row(InjectedError error, List<StoredCase> cases) {
        long wrong = 0;
        long comparable = 0;
        long first = 0;
        for (int draw = 1; draw <= DRAWS; draw++) {
            SimulatedHouse.Released released = SimulatedHouse.Released.of(error.into(cases, draw, TUBES));
            wrong += released.wrong();
            comparable += released.comparable();
            first += released.first();
        }
        return "%s: of %d wrong results %d released with an earlier value, %d without"
                .formatted(error.label(), wrong, comparable, first);
    }
}
