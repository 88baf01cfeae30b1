package org.undercroft.lab.cumulative;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.undercroft.lab.Scannable;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.PatientIndex;

/** A patient by the number on the wristband. */
@Component
@Order(90)
class ScannedPatient implements Scannable {

    private final PatientIndex patients;

    ScannedPatient(PatientIndex patients) {
        this.patients = patients;
    }

    @Override
    public Optional<String> page(String code) {
        return patients.find(new PatientIdentifier("", code))
                .map(KnownPatient::id)
                .map(id -> "/lab/patients/" + id.value());
    }
}
