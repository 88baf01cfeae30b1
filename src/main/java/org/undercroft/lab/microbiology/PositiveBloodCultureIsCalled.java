package org.undercroft.lab.microbiology;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.lab.BloodCulturePositive;
import org.undercroft.lab.critical.CriticalCalls;
import org.undercroft.lab.critical.CriticalFinding;
import org.undercroft.lab.hand.HandBench;
import org.undercroft.lab.hand.Station;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientIndex;

/** The Gram stain of a positive blood culture becomes a critical call: the culture's report carries it, a person tells it. */
@Component
class PositiveBloodCultureIsCalled implements EventConsumer {

    private static final Station BENCH = new Station("microbiology", "Microbiology");
    private static final String GRAM = "GRAM";

    /** HL7 table 0078: critically abnormal, of a value that is no number. */
    private static final String CRITICALLY_ABNORMAL = "AA";

    private final CriticalCalls calls;
    private final HandBench hand;
    private final CultureRepository cultures;
    private final PatientIndex patients;

    PositiveBloodCultureIsCalled(
            CriticalCalls calls, HandBench hand, CultureRepository cultures, PatientIndex patients) {
        this.calls = calls;
        this.hand = hand;
        this.cultures = cultures;
        this.patients = patients;
    }

    @Override
    public String name() {
        return "positive-blood-culture-is-called";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(BloodCulturePositive.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof BloodCulturePositive positive) {
            long noted = hand.note(BENCH, positive.accession().value(), GRAM, positive.gram(), recorded.recordedAt());
            calls.open(List.of(new Caused<>(Acting.current(), finding(positive, noted))));
        }
    }

    private CriticalFinding finding(BloodCulturePositive positive, long noted) {
        KnownPatient patient = patients.find(positive.patient()).orElseThrow();
        String location = patient.location();
        return new CriticalFinding(
                noted,
                positive.accession(),
                positive.patient(),
                patient.recordNumber(),
                patient.displayName(),
                location == null ? "" : location.split("\\^", 2)[0],
                cultures.order(positive.accession()).orElse(null),
                GRAM,
                "Gram stain of a positive blood culture",
                positive.gram(),
                "",
                CRITICALLY_ABNORMAL);
    }
}
