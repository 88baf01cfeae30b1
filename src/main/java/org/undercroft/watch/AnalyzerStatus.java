package org.undercroft.watch;

import org.undercroft.platform.page.Status;

/** How an analyzer's state looks on the board. */
final class AnalyzerStatus {

    private AnalyzerStatus() {}

    static Status of(String state) {
        return switch (state) {
            case "IN_SERVICE" -> Status.good("In service");
            case "AWAITING_CONTROL" -> Status.working("Awaiting control");
            case "OUT_OF_SERVICE" -> Status.critical("Out of service");
            default -> Status.caution("To be identified");
        };
    }
}
