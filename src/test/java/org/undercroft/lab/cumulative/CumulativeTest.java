package org.undercroft.lab.cumulative;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.cumulative.ReportedResult.Standing;

class CumulativeTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

    @Test
    void testsStandDownAndTimesAcrossTheLatestFirst() {
        Cumulative table = Cumulative.of(
                List.of(
                        result("A1", MONDAY, "NA", "140"),
                        result("A2", TUESDAY, "K", "4.1"),
                        result("A1", MONDAY, "K", "4.4")),
                30);
        assertThat(table.times()).extracting(Cumulative.Time::accession).containsExactly("A2", "A1");
        assertThat(table.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.rows())
                        .extracting(Cumulative.Row::test)
                        .containsExactly("K", "NA"));
    }

    @Test
    void numbersOfATestStandInTheOrderOfTime() {
        Cumulative table =
                Cumulative.of(List.of(result("A2", TUESDAY, "K", "4.1"), result("A1", MONDAY, "K", "4.4")), 30);
        assertThat(table.groups().getFirst().rows().getFirst().numbers()).containsExactly(4.4, 4.1);
    }

    @Test
    void ofTwoValuesInOneSpecimenTheOneReceivedLastIsShown() {
        ReportedResult later = result("A1", MONDAY, "K", "4.9", MONDAY.plusSeconds(600));
        Cumulative table = Cumulative.of(List.of(later, result("A1", MONDAY, "K", "4.4")), 30);
        assertThat(table.groups().getFirst().rows().getFirst().cells().get("A1"))
                .isEqualTo(later);
    }

    @Test
    void moreColumnsThanFitLeaveTheEarliestOut() {
        Cumulative table =
                Cumulative.of(List.of(result("A1", MONDAY, "NA", "140"), result("A2", TUESDAY, "K", "4.1")), 1);
        assertThat(table.times()).extracting(Cumulative.Time::accession).containsExactly("A2");
        assertThat(table.groups().getFirst().rows())
                .extracting(Cumulative.Row::test)
                .containsExactly("K");
    }

    @Test
    void zoomingInAndOutKeepsTheMiddle() {
        Window month = new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        assertThat(month.closer()).isEqualTo(new Window(LocalDate.of(2026, 1, 8), LocalDate.of(2026, 1, 24)));
        assertThat(month.wider(LocalDate.of(2026, 12, 31)))
                .isEqualTo(new Window(LocalDate.of(2025, 12, 17), LocalDate.of(2026, 2, 15)));
        Window day = new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
        assertThat(day.closer()).isEqualTo(day);
    }

    @Test
    void daysAskedForTheWrongWayRoundAreTurned() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        assertThat(Window.asked(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), null, today))
                .isEqualTo(new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)));
        assertThat(Window.asked(null, null, 7, today)).isEqualTo(new Window(LocalDate.of(2026, 2, 22), today));
    }

    private static ReportedResult result(String accession, Instant at, String test, String value) {
        return result(accession, at, test, value, at);
    }

    private static ReportedResult result(String accession, Instant at, String test, String value, Instant received) {
        return new ReportedResult(
                1,
                1,
                accession,
                at,
                test,
                test,
                "Chemistry",
                value,
                new BigDecimal(value),
                "mmol/L",
                "N",
                "",
                List.of(),
                "AU1",
                "",
                at,
                received,
                "rules",
                received,
                "",
                Standing.STANDS);
    }
}
