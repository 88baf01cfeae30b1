package org.undercroft.lab.workstep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.undercroft.records.PatientId;

/**
 * What is to be measured in one tube.
 *
 * @param specimen the tube
 * @param accession its number
 * @param calledBy the number it is known by to whoever asked: its own or the sender's
 * @param type kind of specimen
 * @param priority S, A or R
 * @param patient whose it is
 * @param tests in the analyzer's codes
 */
record WorkOrder(
        long specimen,
        String accession,
        String calledBy,
        String type,
        String priority,
        PatientId patient,
        List<Test> tests) {

    WorkOrder {
        tests = List.copyOf(tests);
    }

    /**
     * One test.
     *
     * @param line the order's line
     * @param test ours
     * @param code the analyzer's
     */
    record Test(long line, String test, String code) {}

    /** The same with some tests alone; empty if it has none of them. */
    Optional<WorkOrder> only(Set<String> wanted) {
        List<Test> left =
                tests.stream().filter(each -> wanted.contains(each.test())).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new WorkOrder(specimen, accession, calledBy, type, priority, patient, left));
    }

    List<Long> lines() {
        return tests.stream().map(Test::line).distinct().toList();
    }
}
