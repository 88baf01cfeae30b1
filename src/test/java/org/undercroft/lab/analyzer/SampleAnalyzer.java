package org.undercroft.lab.analyzer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.undercroft.lab.AnalyzerId;

/** Analyzers for tests of rules, in service and read by the standard. */
public final class SampleAnalyzer {

    /** One of which nobody said what its codes mean. */
    public static final Analyzer PLAIN = new Analyzer(
            new AnalyzerId(1),
            "A",
            "",
            "A",
            "",
            AnalyzerState.IN_SERVICE,
            "",
            Instant.EPOCH,
            "",
            null,
            Driver.STANDARD,
            Map.of(),
            List.of(),
            null,
            1);

    private SampleAnalyzer() {}

    /** One whose codes are ours. */
    static Analyzer mapping(String... codes) {
        Map<String, Mapping> mappings =
                Arrays.stream(codes).collect(Collectors.toMap(code -> code, code -> Mapping.of(code, code)));
        return PLAIN.readBy(Driver.STANDARD, mappings, List.of());
    }

    /** One whose flags mean something. */
    static Analyzer meaning(FlagMeaning... flags) {
        return PLAIN.readBy(Driver.STANDARD, Map.of(), List.of(flags));
    }
}
