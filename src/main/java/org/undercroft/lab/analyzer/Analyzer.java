package org.undercroft.lab.analyzer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.AnalyzerId;

/**
 * An analyzer of the bench.
 *
 * @param id ours
 * @param name as the bench calls it
 * @param model maker and model
 * @param identification glob of what it says of itself: H.5, or MSH-4 and MSH-3
 * @param equipmentTag the asset tag under which biomedical engineering knows it; empty if not linked
 * @param state whether it is trusted
 * @param stateReason why it is in this state
 * @param stateSince since when
 * @param workOrder the work order open for it; empty if none
 * @param lastMessageAt when it was last heard; null if never
 * @param driver how its messages are read
 * @param mappings what its codes mean, by code
 * @param flags what its flags, comments and message codes mean
 * @param table how its files are read; null if it sends messages
 * @param version raised with each change of driver or mappings
 */
public record Analyzer(
        AnalyzerId id,
        String name,
        String model,
        String identification,
        String equipmentTag,
        AnalyzerState state,
        String stateReason,
        Instant stateSince,
        String workOrder,
        @Nullable Instant lastMessageAt,
        Driver driver,
        Map<String, Mapping> mappings,
        List<FlagMeaning> flags,
        @Nullable TableDriver table,
        int version) {

    /** What the source of calculated results, which is no instrument, calls itself. */
    public static final String CALCULATION = "undercroft calculation";

    public Analyzer {
        mappings = Map.copyOf(mappings);
        // Versions kept before flags had meanings hold none.
        flags = flags == null ? List.of() : List.copyOf(flags);
    }

    /** The same analyzer, read otherwise. */
    public Analyzer readBy(Driver other, Map<String, Mapping> otherMappings, List<FlagMeaning> otherFlags) {
        return new Analyzer(
                id,
                name,
                model,
                identification,
                equipmentTag,
                state,
                stateReason,
                stateSince,
                workOrder,
                lastMessageAt,
                other,
                otherMappings,
                otherFlags,
                table,
                version);
    }

    /** The same analyzer, whose files are read otherwise. */
    public Analyzer readBy(@Nullable TableDriver other) {
        return new Analyzer(
                id,
                name,
                model,
                identification,
                equipmentTag,
                state,
                stateReason,
                stateSince,
                workOrder,
                lastMessageAt,
                driver,
                mappings,
                flags,
                other,
                version);
    }

    /** Whether its results are calculated from others. */
    public boolean isCalculation() {
        return identification.equals(CALCULATION);
    }

    /** What a code of the instrument means, if anybody said so. */
    public Optional<Mapping> mapping(String code) {
        return Optional.ofNullable(mappings.get(code));
    }

    /** The field that holds the value of a code. */
    public int valueField(String code) {
        Mapping mapping = mappings.get(code);
        return mapping != null && mapping.valueField() != null ? mapping.valueField() : driver.valueField();
    }
}
