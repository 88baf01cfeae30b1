package org.undercroft.lab.report;

import java.util.List;

/**
 * What a report says of its order.
 *
 * @param id ours
 * @param sender who ordered: facility and application
 * @param placer the sender's number
 * @param requested the requested code
 * @param requestedName its text
 * @param visit the visit it belongs to
 * @param ward where the report goes
 * @param orderedBy who asked
 * @param observations ids of the FHIR Observations released so far, these included
 * @param sections the benches of the tests released so far
 * @param complete whether nothing more is to come
 */
public record ReportedOrder(
        long id,
        String sender,
        String placer,
        String requested,
        String requestedName,
        String visit,
        String ward,
        String orderedBy,
        List<String> observations,
        List<String> sections,
        boolean complete) {

    public ReportedOrder {
        observations = List.copyOf(observations);
        sections = List.copyOf(sections);
    }
}
