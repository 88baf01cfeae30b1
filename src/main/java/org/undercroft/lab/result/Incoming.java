package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.result.ResultIntake.Arrived;

/**
 * A message about to be taken, with all that another message could share with it.
 *
 * @param arrived the message
 * @param runs the key of each of its readings
 * @param concerns the runs, specimens and orders that it speaks of
 */
record Incoming(Arrived arrived, List<byte[]> runs, Set<String> concerns) {

    static Incoming of(Analyzer analyzer, Arrived arrived, Map<String, SpecimenWork> specimens) {
        List<byte[]> runs = RunKey.of(analyzer.id(), arrived.readings());
        Set<String> concerns = new HashSet<>();
        runs.forEach(run -> concerns.add("run " + HexFormat.of().formatHex(run)));
        arrived.readings().stream()
                .flatMap(reading -> reading.specimenCandidates().stream())
                .distinct()
                .map(specimens::get)
                .forEach(specimen -> {
                    if (specimen != null) {
                        concerns.add("specimen " + specimen.id());
                        specimen.lines().forEach(line -> concerns.add("order " + line.order()));
                    }
                });
        return new Incoming(arrived, runs, concerns);
    }

    /**
     * The first messages of which none concerns what one before it concerns; at least one. The next sees what these have
     * changed, so it is taken behind them.
     */
    static List<Incoming> unrelated(List<Incoming> messages) {
        Set<String> concerned = new HashSet<>();
        List<Incoming> unrelated = new ArrayList<>();
        for (Incoming message : messages) {
            if (message.concerns().stream().anyMatch(concerned::contains)) {
                break;
            }
            concerned.addAll(message.concerns());
            unrelated.add(message);
        }
        return unrelated;
    }
}
