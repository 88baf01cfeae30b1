package org.undercroft.lab.microscope.mark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.hematology.CellClass;

/**
 * How many cells of each kind are marked: by the counter alone, and as they stand after a person's corrections.
 *
 * @param machine what the counter found, by its own kinds, whatever a person did to it since
 * @param person what stands now
 */
public record CellCount(Map<MarkKind, Integer> machine, Map<MarkKind, Integer> person) {

    public CellCount {
        machine = Map.copyOf(machine);
        person = Map.copyOf(person);
    }

    /** Adds marks up; removed ones count for the counter alone. */
    public static CellCount of(Collection<Mark> marks) {
        Map<MarkKind, Integer> machine = new EnumMap<>(MarkKind.class);
        Map<MarkKind, Integer> person = new EnumMap<>(MarkKind.class);
        for (Mark mark : marks) {
            if (mark.countedKind() != null) {
                machine.merge(mark.countedKind(), 1, Integer::sum);
            }
            if (!mark.removed()) {
                person.merge(mark.kind(), 1, Integer::sum);
            }
        }
        return new CellCount(machine, person);
    }

    /** How many stand of a kind. */
    public int of(MarkKind kind) {
        return person.getOrDefault(kind, 0);
    }

    /** White cells of all classes and of none. */
    public int white() {
        return person.entrySet().stream()
                .filter(entry -> entry.getKey().isWhite())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** White cells whose class a person named. */
    public int classified() {
        return person.entrySet().stream()
                .filter(entry -> entry.getKey().isClass())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The cells of the differential, class by class: the white cells that have one, and those counted beside them. */
    public List<CellClass> cells() {
        List<CellClass> cells = new ArrayList<>();
        for (MarkKind kind : MarkKind.values()) {
            if (kind.cell() != null) {
                cells.addAll(Collections.nCopies(of(kind), kind.cell()));
            }
        }
        return cells;
    }
}
