package org.undercroft.records;

import ca.uhn.hl7v2.model.v251.segment.PID;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Finds out who is meant. */
public interface PatientIndex {

    /** The patient who holds this number now; a merged number leads to the survivor. */
    Optional<KnownPatient> find(PatientIdentifier identifier);

    /** The patient of this identity; a merged identity leads to the survivor. */
    Optional<KnownPatient> find(PatientId id);

    /** The patients of these identities, by the identity asked for. */
    Map<PatientId, KnownPatient> findAll(Collection<PatientId> ids);

    /**
     * The patient whom a PID segment means; one who was never announced is registered provisionally, so that an order
     * that overtakes its admission is not lost.
     *
     * @throws org.undercroft.exchange.UnacceptableMessage if the segment names nobody (no PID-3)
     */
    KnownPatient findOrRegister(PID segment);
}
