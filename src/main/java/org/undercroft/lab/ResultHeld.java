package org.undercroft.lab;

import java.util.List;
import org.undercroft.platform.event.DomainEvent;

/**
 * A result needs a person before it may leave the laboratory.
 *
 * @param result its number
 * @param accession the specimen as the analyzer named it
 * @param test our test code, or the analyzer's if unmapped
 * @param reasons why, in words
 */
public record ResultHeld(long result, String accession, String test, List<String> reasons) implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession;
    }
}
