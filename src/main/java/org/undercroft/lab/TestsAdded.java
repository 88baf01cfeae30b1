package org.undercroft.lab;

import java.util.List;
import org.undercroft.platform.event.DomainEvent;

/**
 * The laboratory added tests to an order by itself, such as the reflexes of a released result.
 *
 * @param order ours
 * @param accession the specimen they are measured in
 * @param tests our test codes
 * @param reason why
 */
public record TestsAdded(long order, AccessionNumber accession, List<String> tests, String reason)
        implements DomainEvent {

    public TestsAdded {
        tests = List.copyOf(tests);
    }

    @Override
    public String subject() {
        return "order/" + order;
    }
}
