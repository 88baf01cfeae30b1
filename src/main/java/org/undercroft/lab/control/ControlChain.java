package org.undercroft.lab.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The points that rules look at: those of one test on one analyzer in the order of measuring, the last being the one to
 * judge. Excluded points and points of a level's former lots are left out: a new lot starts anew.
 *
 * @param points oldest first; never empty
 */
public record ControlChain(List<ControlPoint> points) {

    public ControlChain {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A chain has at least the point to judge");
        }
    }

    /** The chain of everything measured, oldest first; the last point stays in it even if it is excluded. */
    public static ControlChain of(List<ControlPoint> measured) {
        Map<String, String> lots = new HashMap<>();
        List<ControlPoint> kept = new ArrayList<>();
        for (int i = measured.size() - 1; i >= 0; i--) {
            ControlPoint point = measured.get(i);
            String lot = lots.putIfAbsent(point.level(), point.lot());
            boolean current = lot == null || lot.equals(point.lot());
            if (i == measured.size() - 1 || (current && !point.excluded())) {
                kept.addFirst(point);
            }
        }
        return new ControlChain(kept);
    }

    /** The deviations of the points within a scope, oldest first; the last is the one to judge. */
    double[] within(RuleScope scope) {
        ControlPoint last = points.getLast();
        double[] found = new double[points.size()];
        int count = 0;
        for (ControlPoint point : points) {
            boolean in = switch (scope) {
                case RUN -> point.run() == last.run();
                case LEVEL -> point.level().equals(last.level());
                case ALL -> true;
            };
            if (in) {
                found[count++] = point.z();
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }
}
