package org.undercroft.biomed.workorder;

import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.page.Refusal;

/**
 * What a work order is opened with.
 *
 * @param kind why work is done
 * @param topic what later requests of events are gathered by; empty if a person asks
 * @param title what is wrong, in one line
 * @param evidence what is known of it
 * @param priority how urgent
 * @param outOfService whether the machine must not be used until it is done
 */
record NewWorkOrder(
        WorkOrderKind kind,
        String topic,
        String title,
        String evidence,
        WorkRequest.Priority priority,
        boolean outOfService) {

    private static final int LONGEST_TITLE = 200;

    NewWorkOrder {
        title = title.strip().replace('\0', ' ');
        evidence = evidence.strip().replace('\0', ' ');
        if (title.isEmpty()) {
            throw Refusal.unfit("Say in one line what is wrong.");
        }
        if (title.length() > LONGEST_TITLE || evidence.length() > WorkOrderRules.LONGEST_WORDS) {
            throw Refusal.unfit("The title may have " + LONGEST_TITLE + " characters, the description "
                    + WorkOrderRules.LONGEST_WORDS + ".");
        }
    }

    /** As an event asks: a fault, so the machine must not be used. Texts of any length are cut rather than refused. */
    static NewWorkOrder asked(WorkRequest request) {
        return new NewWorkOrder(
                WorkOrderKind.CORRECTIVE,
                request.topic(),
                cut(request.title(), LONGEST_TITLE),
                cut(request.evidence(), WorkOrderRules.LONGEST_WORDS),
                request.priority(),
                true);
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
