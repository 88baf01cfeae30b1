package org.undercroft.lab.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.result.ResultRepository.Stored;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;

/**
 * Makes a result of what was measured in a diluted specimen: a new one beside the former, of the same analyzer, judged like
 * any other. The former stays as it is until the new one is released.
 */
@Component
public class Dilutions {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());
    private static final Set<ResultState> DILUTED =
            EnumSet.of(ResultState.HELD, ResultState.REPEAT, ResultState.RELEASED);
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private final JdbcClient jdbc;
    private final ResultRepository results;
    private final AnalyzerRepository analyzers;
    private final ResultIntake intake;

    Dilutions(JdbcClient jdbc, ResultRepository results, AnalyzerRepository analyzers, ResultIntake intake) {
        this.jdbc = jdbc;
        this.results = results;
        this.analyzers = analyzers;
        this.intake = intake;
    }

    /**
     * Enters what was measured in a dilution.
     *
     * @param id the result that was diluted for
     * @param factor one part of specimen in so many parts
     * @param measured the value of the diluted specimen as the analyzer showed it; empty if the result itself is it
     * @return what became of it
     */
    @Transactional
    public String dilute(long id, BigDecimal factor, String measured, Instant now) {
        Stored former = results.lock(id).orElseThrow(() -> Refusal.unknown("There is no result " + id + "."));
        if (!DILUTED.contains(former.state()) || former.specimen() == null) {
            throw Refusal.conflict("Result " + id + " is "
                    + former.state().label().toLowerCase(java.util.Locale.ROOT) + " now: nothing is diluted for it.");
        }
        if (factor.compareTo(BigDecimal.ONE) <= 0 || factor.compareTo(MOST) > 0) {
            throw Refusal.unfit("A dilution is more than 1 and at most " + MOST + ".");
        }
        Reading reading = former.reading();
        String raw = measured.isBlank() ? reading.value() : measured.strip();
        BigDecimal number = number(raw);
        String person = Acting.current().actor().name();
        String words = "Diluted 1 to " + factor.toPlainString() + ": " + raw + " measured";
        keep(id, factor, raw, now, person);
        Analyzer analyzer = analyzers.find(former.analyzer()).orElseThrow();
        Reading diluted = diluted(reading, number.multiply(factor).stripTrailingZeros(), words, person, now);
        return intake.takeAll(
                        analyzer,
                        List.of(new ResultIntake.Arrived(
                                List.of(diluted), new Origin(former.message(), now), Acting.current())))
                .getFirst()
                .summary();
    }

    private static BigDecimal number(String raw) {
        MeasuredText text = MeasuredText.of(raw, null, null);
        BigDecimal number = text.number();
        if (number == null || !text.comparator().isEmpty()) {
            throw Refusal.unfit("'" + raw + "' can't be multiplied: enter the number measured in the dilution.");
        }
        return number;
    }

    private void keep(long id, BigDecimal factor, String raw, Instant now, String person) {
        jdbc.sql("insert into lab.dilution (result, factor, measured, at, actor) values (?, ?, ?, ?::timestamptz, ?)")
                .params(id, factor, raw, now.toString(), person)
                .update();
    }

    private static Reading diluted(Reading former, BigDecimal value, String words, String person, Instant now) {
        List<String> comments = new ArrayList<>(former.comments());
        comments.add(words);
        return new Reading(
                former.specimen(),
                former.specimenCandidates(),
                former.patient(),
                former.code(),
                value.toPlainString(),
                former.unit(),
                "",
                "F",
                person,
                TIME.format(now),
                "",
                comments,
                false,
                words + " by " + person);
    }
}
