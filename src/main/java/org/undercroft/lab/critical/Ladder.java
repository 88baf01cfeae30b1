package org.undercroft.lab.critical;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Refusal;

/**
 * Who is told when nobody has acknowledged a critical value.
 *
 * @param rungs from the first to the last, each later than the one before
 */
public record Ladder(List<Rung> rungs) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,4})\\s+(.{1,80})");
    private static final int MOST = 20;

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /**
     * One of its rungs.
     *
     * @param after how long behind the opening of the call
     * @param whom who is told then
     */
    public record Rung(Duration after, String whom) {}

    /** Reads a ladder: a line for each rung, minutes and who, such as {@code 15 ward charge nurse}. */
    public static Ladder read(String text) {
        List<Rung> rungs = new ArrayList<>();
        for (String line : text.strip().lines().toList()) {
            Matcher form = LINE.matcher(line.strip());
            if (!form.matches()) {
                throw Refusal.unfit(
                        "'" + line.strip() + "' is no rung: write minutes and who, as in '15 ward charge" + " nurse'.");
            }
            Rung rung = new Rung(
                    Duration.ofMinutes(Long.parseLong(form.group(1))),
                    form.group(2).strip());
            if (!rungs.isEmpty() && rung.after().compareTo(rungs.getLast().after()) <= 0) {
                throw Refusal.unfit("Each rung comes later than the one above: '" + line.strip() + "' does not.");
            }
            rungs.add(rung);
        }
        if (rungs.size() > MOST) {
            throw Refusal.unfit("A ladder has at most " + MOST + " rungs.");
        }
        return new Ladder(rungs);
    }

    /**
     * Where a call stands.
     *
     * @param told those who are to be told now, in order; several if nobody could be told for a while
     * @param step how many rungs are behind it now
     * @param dueAt when the next is due; null if there is none
     */
    public record Climb(List<Rung> told, int step, @Nullable Instant dueAt) {}

    /** Climbs all rungs that are due. */
    public Climb climb(Instant openedAt, int step, Instant now) {
        List<Rung> told = new ArrayList<>();
        int next = Math.min(step, rungs.size());
        while (next < rungs.size() && !openedAt.plus(rungs.get(next).after()).isAfter(now)) {
            told.add(rungs.get(next++));
        }
        return new Climb(told, next, dueAt(openedAt, next));
    }

    /** When the rung of this number is due; null if there is none. */
    @Nullable
    Instant dueAt(Instant openedAt, int step) {
        return step < rungs.size() ? openedAt.plus(rungs.get(step).after()) : null;
    }
}
