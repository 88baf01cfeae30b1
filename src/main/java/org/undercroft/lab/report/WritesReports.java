package org.undercroft.lab.report;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Somebody whose reports are written as a whole and belong into the printed report of a specimen. */
public interface WritesReports {

    /** What stands of these specimens. */
    List<WrittenReport> ofSpecimens(Collection<Long> specimens);

    /** The specimens of these patients that something was written of in a time. */
    List<Long> specimens(Collection<String> patients, Instant from, Instant to);
}
