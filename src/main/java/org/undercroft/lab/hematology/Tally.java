package org.undercroft.lab.hematology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A count as it stands after some keystrokes.
 *
 * @param counts cells of each class seen so far; classes without any are left out
 * @param leukocytes how many of them are leukocytes
 * @param goal how many leukocytes were to be counted
 * @param refused keystrokes that came after the goal and count for nothing
 */
public record Tally(Map<CellClass, Integer> counts, int leukocytes, int goal, int refused) {

    /** The keystroke that takes the last cell back. */
    public static final String UNDO = "UNDO";

    public Tally {
        counts = Map.copyOf(counts);
    }

    /**
     * Replays keystrokes, each the name of a class or {@link #UNDO}. A leukocyte beyond the goal is refused; what is no
     * leukocyte always counts.
     *
     * @throws IllegalArgumentException if a keystroke is neither
     */
    public static Tally of(List<String> strokes, int goal) {
        List<CellClass> standing = new ArrayList<>();
        int leukocytes = 0;
        int refused = 0;
        for (String stroke : strokes) {
            if (stroke.equals(UNDO)) {
                leukocytes -= !standing.isEmpty() && standing.removeLast().isLeukocyte() ? 1 : 0;
                continue;
            }
            CellClass cell = CellClass.valueOf(stroke);
            if (cell.isLeukocyte() && leukocytes == goal) {
                refused++;
                continue;
            }
            standing.add(cell);
            leukocytes += cell.isLeukocyte() ? 1 : 0;
        }
        Map<CellClass, Integer> counts = new EnumMap<>(CellClass.class);
        standing.forEach(cell -> counts.merge(cell, 1, Integer::sum));
        return new Tally(counts, leukocytes, goal, refused);
    }

    /** Cells of a class. */
    public int count(CellClass cell) {
        return counts.getOrDefault(cell, 0);
    }

    /** Cells of all classes that the analyzer counts together. */
    public int count(CellClass.Family family) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().family() == family)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether the goal is reached. */
    public boolean isComplete() {
        return leukocytes == goal;
    }
}
