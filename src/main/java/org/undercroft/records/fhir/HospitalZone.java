package org.undercroft.records.fhir;

import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the hospital's clocks stand: {@code undercroft.zone}, or the machine's own zone. */
@Component
public class HospitalZone {

    private final ZoneId zone;

    HospitalZone(@Value("${undercroft.zone:}") String zone) {
        this.zone = zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    /** The zone of dates and times that name none. */
    public ZoneId id() {
        return zone;
    }
}
