package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happens in the day. */
public sealed interface Scene {

    /** When, counted in the day's own time from its beginning. */
    Duration at();

    /** Why an admissions desk sends a message (HL7 v2.5.1 chapter 3). */
    enum Trigger {
        A01,
        A02,
        A03,
        A04,
        A08,
        A11,
        A40
    }

    /**
     * Something at the admissions desk.
     *
     * @param trigger what
     * @param stay whose
     * @param bed where they lie after it
     * @param former where they lay before a transfer; null otherwise
     * @param merged the record number that is given up in a merge; empty otherwise
     * @param late how long ago it happened when the desk came to say so
     * @param twice whether the desk says it twice
     */
    record Desk(
            Duration at,
            Trigger trigger,
            Stay stay,
            Bed bed,
            @Nullable Bed former,
            String merged,
            Duration late,
            boolean twice)
            implements Scene {}

    /**
     * A doctor asks the laboratory for something.
     *
     * @param stay for whom
     * @param bed where they lie
     * @param group the number of the whole request
     * @param urgent whether it cannot wait
     * @param lines what, each with its own number and its tube
     * @param labelled whether the tubes bear labels of the ward (OML^O21), or the laboratory prints them (ORM^O01)
     */
    record Order(Duration at, Stay stay, Bed bed, String group, boolean urgent, List<Line> lines, boolean labelled)
            implements Scene {

        public Order {
            lines = List.copyOf(lines);
        }
    }

    /** An order is taken back before anybody drew blood. */
    record Withdrawal(Duration at, Order order) implements Scene {}

    /**
     * One wish of an order.
     *
     * @param placer its number
     * @param request what
     * @param tube from which tube
     */
    record Line(String placer, Request request, Tube tube) {}
}
