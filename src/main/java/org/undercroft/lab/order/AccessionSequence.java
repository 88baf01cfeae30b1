package org.undercroft.lab.order;

import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;

/** Gives accession numbers to specimens that no order message brought. */
@Component
public class AccessionSequence {

    private final OrderRepository repository;

    AccessionSequence(OrderRepository repository) {
        this.repository = repository;
    }

    /** The next number, with its check character. */
    public AccessionNumber next() {
        return repository.nextAccession();
    }
}
