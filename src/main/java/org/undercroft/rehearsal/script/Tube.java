package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.List;

/**
 * A tube with its label.
 *
 * @param label the number printed on it; empty if the laboratory prints the label, on {@code placer}'s order
 * @param placer the order's number
 * @param kind the code of the specimen
 * @param person whose it is
 * @param requests what is wanted from it
 * @param travel how long it takes to the laboratory
 * @param misread whether the analyzer will misread its barcode
 * @param contents from which its values are drawn
 */
public record Tube(
        String label,
        String placer,
        String kind,
        Person person,
        List<Request> requests,
        Duration travel,
        boolean misread,
        long contents) {

    public Tube {
        requests = List.copyOf(requests);
    }

    /** All tests wanted from it. */
    public List<String> tests() {
        return requests.stream()
                .flatMap(request -> request.tests().stream())
                .distinct()
                .toList();
    }

    /** The same tube with the label that the laboratory printed. */
    public Tube labelled(String printed) {
        return new Tube(printed, placer, kind, person, requests, travel, misread, contents);
    }
}
