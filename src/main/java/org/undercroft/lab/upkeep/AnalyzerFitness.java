package org.undercroft.lab.upkeep;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.InstrumentTime;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.platform.actor.Acting;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

/** Knows whether analyzers' reagents and calibrations hold, and listens to what they say of their reagents. */
@Component
public class AnalyzerFitness {

    private final LoadedReagentRepository reagents;
    private final CalibrationRepository calibrations;

    AnalyzerFitness(LoadedReagentRepository reagents, CalibrationRepository calibrations) {
        this.reagents = reagents;
        this.calibrations = calibrations;
    }

    /** How an analyzer stands now. */
    public Fitness of(AnalyzerId analyzer) {
        return new Fitness(reagents.on(analyzer), calibrations.latest(analyzer));
    }

    /**
     * Notes the reagent lots that a message tells of. A new lot is shown on the control charts, whose rules then don't look
     * back beyond it.
     */
    public void hear(InboundMessage message, Analyzer analyzer, List<Reading> readings) {
        List<ReagentSaid> said = new ArrayList<>(ReagentReader.inComments(readings));
        if (message.format() == Format.HL7V2 && holds(message.content(), "INV|")) {
            said.addAll(ReagentReader.of(Hl7Segments.of(message.hl7())));
        } else if (message.format() == Format.LIS2A2 && holds(message.content(), "REAGENT")) {
            records(message).forEach(each -> said.addAll(ReagentReader.of(each)));
        }
        Instant now = message.receivedAt();
        for (ReagentSaid lot : said) {
            boolean known = reagents.on(analyzer.id()).stream()
                    .anyMatch(other ->
                            other.name().equals(lot.name()) && other.code().equals(lot.code()));
            if (reagents.note(
                            analyzer.id(),
                            lot,
                            now,
                            analyzer.name(),
                            message.id().value())
                    && known) {
                String test = analyzer.mapping(lot.code())
                        .map(mapping -> mapping.test())
                        .orElse(null);
                calibrations.tellCharts(
                        analyzer.id(),
                        test,
                        "REAGENT_LOT",
                        lot.name() + " lot " + lot.lot(),
                        true,
                        Acting.current().actor().name());
            }
        }
    }

    /**
     * Notes the calibrations that a message tells of; they are shown on the control charts.
     *
     * @return whether there was one that was not known
     */
    public boolean hearCalibrations(InboundMessage message, Analyzer analyzer) {
        List<CalibrationSaid> said = switch (message.format()) {
            case HL7V2 ->
                holds(message.content(), "SPM|") ? CalibrationReader.of(Hl7Segments.of(message.hl7())) : List.of();
            case LIS2A2 -> told(message);
            default -> List.of();
        };
        boolean fresh = false;
        for (CalibrationSaid each : said) {
            fresh |= note(each, message, analyzer);
        }
        return fresh;
    }

    private static List<CalibrationSaid> told(InboundMessage message) {
        return holds(message.content(), "CALIBRATION") || holds(message.content(), "|CR^")
                ? records(message).stream()
                        .flatMap(each -> CalibrationReader.of(each).stream())
                        .toList()
                : List.of();
    }

    private boolean note(CalibrationSaid said, InboundMessage message, Analyzer analyzer) {
        String test = said.code().isEmpty()
                ? ""
                : analyzer.mapping(said.code()).map(Mapping::test).orElse(said.code());
        Instant at = InstrumentTime.read(said.at(), ZoneId.systemDefault()).orElse(message.receivedAt());
        String actor = Acting.current().actor().name();
        Calibration calibration =
                new Calibration(0, test, said.lot(), at, said.due(), said.passed(), said.words(), actor);
        if (!calibrations.addTold(analyzer.id(), calibration, message.id().value())) {
            return false;
        }
        calibrations.tellCharts(
                analyzer.id(),
                test.isEmpty() ? null : test,
                "CALIBRATION",
                "calibrated with lot " + said.lot() + (said.passed() ? "" : ": failed"),
                said.passed(),
                actor);
        return true;
    }

    private static List<Lis2Message> records(InboundMessage message) {
        try {
            return Lis2Message.parseAll(message.content());
        } catch (Lis2ParseException e) {
            throw new org.undercroft.exchange.UnacceptableMessage("No LIS2-A2 message: " + e.getMessage(), e);
        }
    }

    /** Most messages tell of none: they aren't parsed once more. */
    private static boolean holds(byte[] content, String word) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(word);
    }
}
