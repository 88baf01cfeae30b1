package org.undercroft.lab.hand;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.result.Origin;
import org.undercroft.lab.result.ResultIntake;
import org.undercroft.platform.actor.Acting;

/** Takes what people found as results: ordered if nobody has, judged, then held or released like any other. */
@Component
public class HandBench {

    /** No message brought these results. */
    private static final long NO_MESSAGE = 0;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());

    private final HandRepository repository;
    private final CurrentCatalog catalogs;
    private final ResultIntake intake;

    HandBench(HandRepository repository, CurrentCatalog catalogs, ResultIntake intake) {
        this.repository = repository;
        this.catalogs = catalogs;
        this.intake = intake;
    }

    /**
     * Enters results of one specimen in the running transaction, under the person's name.
     *
     * @param why why tests are added that nobody ordered; kept in the story of the tube
     * @return what became of them
     */
    @Transactional
    public ResultIntake.Taken enter(Station station, String accession, List<Found> found, String why, Instant now) {
        List<String> tests = found.stream().map(Found::test).toList();
        String person = Acting.current().actor().name();
        Analyzer analyzer = repository.station(station, tests, person);
        repository.order(accession, tests, why, person, now);
        List<Reading> readings = found.stream()
                .map(each -> reading(each, accession, person, now))
                .toList();
        return intake.takeAll(
                        analyzer,
                        List.of(new ResultIntake.Arrived(readings, new Origin(NO_MESSAGE, now), Acting.current())))
                .getFirst();
    }

    /**
     * Notes what was found where another report carries it, in the running transaction: it gets a number, and never leaves
     * by itself.
     *
     * @return its number
     */
    @Transactional
    public long note(Station station, String accession, String code, String words, Instant now) {
        String person = Acting.current().actor().name();
        Reading reading = reading(Found.of(code, words), accession, person, now);
        intake.takeAll(
                repository.notingStation(station, code, person),
                List.of(new ResultIntake.Arrived(List.of(reading), new Origin(NO_MESSAGE, now), Acting.current())));
        return repository.noted(accession, code);
    }

    /** People enter values in the unit that the page shows: the catalog's. */
    private Reading reading(Found found, String accession, String person, Instant now) {
        return new Reading(
                accession,
                List.of(accession),
                "",
                found.test(),
                found.value(),
                catalogs.now().test(found.test()).map(LabTest::unit).orElse(""),
                "",
                "F",
                person,
                TIME.format(now),
                "",
                found.comments(),
                false,
                "entered by hand by " + person);
    }
}
