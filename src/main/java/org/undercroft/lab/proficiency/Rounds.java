package org.undercroft.lab.proficiency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.proficiency.RoundBook.Line;
import org.undercroft.lab.proficiency.RoundBook.Round;
import org.undercroft.lab.quality.Goals;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Works rounds of external quality assessment: samples in, our values, the assigned ones, and what was done. */
@Repository
public class Rounds {

    private final JdbcClient jdbc;
    private final RoundBook book;
    private final Goals goals;
    private final AuditTrail audit;

    Rounds(JdbcClient jdbc, RoundBook book, Goals goals, AuditTrail audit) {
        this.jdbc = jdbc;
        this.book = book;
        this.goals = goals;
        this.audit = audit;
    }

    /** Opens a round; its scheme is entered with its first round. */
    @Transactional
    public long open(String scheme, String name, LocalDate due) {
        if (scheme.isBlank() || name.isBlank()) {
            throw Refusal.unfit("A round needs the name of its scheme and its own.");
        }
        jdbc.sql("insert into lab.proficiency_scheme (name) values (?) on conflict do nothing")
                .param(scheme.strip())
                .update();
        try {
            long id = jdbc.sql("""
                insert into lab.proficiency_round (scheme, name, due)
                values ((select id from lab.proficiency_scheme where name = ?), ?, ?) returning id
                """)
                    .params(scheme.strip(), name.strip(), due)
                    .query(Long.class)
                    .single();
            audit.configurationChanged("proficiency-round/" + id, null, scheme.strip() + " " + name.strip());
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("The scheme " + scheme + " has a round " + name + " already.");
        }
    }

    /** Adds a sample's test to a round. */
    @Transactional
    public void add(long round, String sample, String test, @Nullable Long analyzer) {
        unsubmitted(round);
        if (sample.isBlank()) {
            throw Refusal.unfit("A sample needs its number.");
        }
        jdbc.sql("""
            insert into lab.proficiency_sample (round, sample, test, analyzer) values (?, ?, ?, ?) on conflict do nothing
            """)
                .params(Arrays.asList(round, sample.strip(), test, analyzer))
                .update();
    }

    /** Takes the values that the analyzers measured under the samples' numbers, where none was entered yet. */
    @Transactional
    public int take(long round) {
        unsubmitted(round);
        int taken = jdbc.sql("""
            update lab.proficiency_sample l set value = r.number, entered_at = now(), entered_by = 'analyzer'
              from (select distinct on (specimen_text, test, analyzer) specimen_text, test, analyzer, number from lab.result
                     where state = 'UNMATCHED' and number is not null and comparator = ''
                     order by specimen_text, test, analyzer, id desc) r
             where l.round = ? and l.value is null and r.specimen_text = l.sample and r.test = l.test
               and (l.analyzer is null or l.analyzer = r.analyzer)
            """).param(round).update();
        audit.configurationChanged("proficiency-round/" + round, null, taken + " values taken from analyzers");
        return taken;
    }

    /** Enters our value. */
    @Transactional
    public void measured(long round, long line, double value) {
        unsubmitted(round);
        if (!Double.isFinite(value)) {
            throw Refusal.unfit("A value is a number.");
        }
        jdbc.sql("""
            update lab.proficiency_sample set value = ?, entered_at = now(), entered_by = ? where id = ? and round = ?
            """).params(value, actor(), line, round).update();
        audit.configurationChanged("proficiency-sample/" + line, null, "value " + value);
    }

    /** Closes our side of a round: values can't be changed after it, since the assigned ones may be known. */
    @Transactional
    public void submit(long round) {
        Round open = unsubmitted(round);
        if (open.samples() == 0 || open.measured() < open.samples()) {
            throw Refusal.conflict(
                    open.samples() - open.measured() + " of " + open.samples() + " values are still missing.");
        }
        jdbc.sql("update lab.proficiency_round set submitted_at = now(), submitted_by = ? where id = ?")
                .params(actor(), round)
                .update();
        audit.configurationChanged("proficiency-round/" + round, "open", "submitted");
    }

    /** Enters what the scheme's report assigns. */
    @Transactional
    public void assigned(long round, long line, double target, @Nullable Double deviation, @Nullable Integer peers) {
        if (book.round(round).submittedAt() == null) {
            throw Refusal.conflict("Submit our own values first: nobody may see the target before.");
        }
        if (deviation != null && deviation <= 0) {
            throw Refusal.unfit("A standard deviation is more than 0.");
        }
        jdbc.sql("update lab.proficiency_sample set target = ?, deviation = ?, peers = ? where id = ? and round = ?")
                .params(Arrays.asList(target, deviation, peers, line, round))
                .update();
        audit.configurationChanged("proficiency-sample/" + line, null, "target " + target + " SD " + deviation);
    }

    /** The mean bias of each test over the samples of a round that have both values, in per cent. */
    static Map<String, Double> biases(List<Line> lines) {
        Map<String, Double> biases = new TreeMap<>(lines.stream()
                .filter(line -> line.score() != null)
                .collect(Collectors.groupingBy(
                        Line::test,
                        Collectors.averagingDouble(line ->
                                line.score() == null ? Double.NaN : line.score().bias()))));
        biases.values().removeIf(bias -> bias.isNaN());
        return biases;
    }

    /** Takes a round's mean bias of a test as the method's bias in its Sigma. */
    @Transactional
    public void useBias(long id, String test) {
        Double bias = biases(book.lines(id)).get(test);
        Goals.Goal goal = goals.of(test)
                .orElseThrow(() -> Refusal.conflict(test + " has no goal yet: set its allowable error first."));
        if (bias == null) {
            throw Refusal.conflict("The round has no assigned value of " + test + " yet.");
        }
        Round round = book.round(id);
        goals.set(new Goals.Goal(
                test,
                goal.allowedPercent(),
                goal.allowedAbsolute(),
                goal.source(),
                BigDecimal.valueOf(bias).setScale(2, RoundingMode.HALF_EVEN),
                round.scheme() + ", " + round.name()));
    }

    /** Records what was done about values that were not acceptable. */
    @Transactional
    public void act(long round, String words) {
        if (words.isBlank()) {
            throw Refusal.unfit("Say what was found and done.");
        }
        jdbc.sql("update lab.proficiency_round set action = ?, action_by = ?, action_at = now() where id = ?")
                .params(words.strip(), actor(), round)
                .update();
        audit.configurationChanged(
                "proficiency-round/" + round, book.round(round).action(), words.strip());
    }

    private Round unsubmitted(long id) {
        Round round = book.round(id);
        if (round.submittedAt() != null) {
            throw Refusal.conflict("The round was submitted: its values stand.");
        }
        return round;
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
