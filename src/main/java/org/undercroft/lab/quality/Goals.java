package org.undercroft.lab.quality;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** How much each test may be wrong, who says so, and what follows for its methods. */
@Repository
public class Goals {

    private static final int ENOUGH_FOR_SIGMA = 20;

    private final JdbcClient jdbc;
    private final OwnData ownData;
    private final AuditTrail audit;

    Goals(JdbcClient jdbc, OwnData ownData, AuditTrail audit) {
        this.jdbc = jdbc;
        this.ownData = ownData;
        this.audit = audit;
    }

    /**
     * A test's goal.
     *
     * @param allowedPercent total allowable error in per cent; null if only absolute
     * @param allowedAbsolute in the test's unit; null if only in per cent. Of both the greater counts
     * @param source who says so
     * @param biasPercent the method's bias
     * @param biasSource where that is from
     */
    public record Goal(
            String test,
            @Nullable BigDecimal allowedPercent,
            @Nullable BigDecimal allowedAbsolute,
            String source,
            BigDecimal biasPercent,
            String biasSource) {

        /** The allowable error at a concentration, in per cent of it. */
        public double allowedAt(double concentration) {
            double percent = allowedPercent == null ? 0 : allowedPercent.doubleValue();
            double absolute = allowedAbsolute == null || concentration == 0
                    ? 0
                    : 100 * allowedAbsolute.doubleValue() / Math.abs(concentration);
            return Math.max(percent, absolute);
        }

        /** As it is written: {@code ±8 % or ±6}. */
        public String text() {
            List<String> parts = new ArrayList<>();
            if (allowedPercent != null) {
                parts.add("±" + allowedPercent.toPlainString() + " %");
            }
            if (allowedAbsolute != null) {
                parts.add("±" + allowedAbsolute.toPlainString());
            }
            return String.join(" or ", parts);
        }
    }

    /** A level of a test on an analyzer, with its Sigma. */
    public record Rated(OwnData.Lot lot, Goal goal, Sigma sigma) {}

    /** The goals in force. */
    public List<Goal> all() {
        return jdbc.sql("select distinct on (test) * from lab.quality_goal order by test, id desc")
                .query((row, _) -> goal(row))
                .list();
    }

    /** A test's goal, if it has one. */
    public Optional<Goal> of(String test) {
        return jdbc.sql("select * from lab.quality_goal where test = ? order by id desc limit 1")
                .param(test)
                .query((row, _) -> goal(row))
                .optional();
    }

    private static Goal goal(ResultSet row) throws SQLException {
        return new Goal(
                row.getString("test"),
                row.getBigDecimal("allowed_percent"),
                row.getBigDecimal("allowed_absolute"),
                row.getString("source"),
                row.getBigDecimal("bias_percent"),
                row.getString("bias_source"));
    }

    /** Sets a test's goal; the former stays in the history. */
    @Transactional
    public void set(Goal goal) {
        if (goal.allowedPercent() == null && goal.allowedAbsolute() == null) {
            throw Refusal.unfit("Say how much the test may be wrong, in per cent or in its unit.");
        }
        if (goal.source().isBlank()) {
            throw Refusal.unfit("Name the source of the allowable error.");
        }
        String before = of(goal.test()).map(Goal::toString).orElse(null);
        jdbc.sql("""
            insert into lab.quality_goal (test, allowed_percent, allowed_absolute, source, bias_percent, bias_source, changed_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Arrays.asList(
                        goal.test(),
                        goal.allowedPercent(),
                        goal.allowedAbsolute(),
                        goal.source().strip(),
                        goal.biasPercent(),
                        goal.biasSource().strip(),
                        Acting.current().actor().name()))
                .update();
        audit.configurationChanged("quality-goal/" + goal.test(), before, goal.toString());
    }

    /** The Sigma of every level with a goal and enough own data of its lot. */
    public List<Rated> rated() {
        Map<String, Goal> goals = all().stream().collect(Collectors.toMap(Goal::test, goal -> goal));
        return ownData.lots(null).stream()
                .filter(lot ->
                        lot.spread().count() >= ENOUGH_FOR_SIGMA && lot.spread().variation() > 0)
                .flatMap(lot -> Optional.ofNullable(goals.get(lot.target().test())).stream()
                        .map(goal -> new Rated(
                                lot,
                                goal,
                                new Sigma(
                                        goal.allowedAt(lot.spread().mean()),
                                        goal.biasPercent().doubleValue(),
                                        lot.spread().variation()))))
                .toList();
    }

    /** The least Sigma of a test over its levels and analyzers; empty if none is known. */
    public Optional<Double> sigma(String test) {
        return rated().stream()
                .filter(each -> each.lot().target().test().equals(test))
                .map(each -> each.sigma().value())
                .min(Double::compare);
    }
}
