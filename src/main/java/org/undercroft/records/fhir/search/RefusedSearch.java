package org.undercroft.records.fhir.search;

/** A search that can't be answered as it stands. Its message says what to write instead. */
public class RefusedSearch extends RuntimeException {

    /** Refuses for this reason. */
    public RefusedSearch(String reason) {
        super(reason);
    }

    /** Refuses for this reason, with what led to it. */
    public RefusedSearch(String reason, Throwable cause) {
        super(reason, cause);
    }
}
