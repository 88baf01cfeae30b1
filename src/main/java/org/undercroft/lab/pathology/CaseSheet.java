package org.undercroft.lab.pathology;

import java.util.List;
import org.undercroft.platform.page.Moment;

/**
 * A case with everything that stands and happened.
 *
 * @param pathologyCase the case
 * @param draft the report being written
 * @param start the words to begin from: the draft's, or those of the last signed report
 * @param reports what was signed, oldest first
 * @param synoptics the checklists answered
 * @param secondLook why another pathologist must agree; empty if nobody must
 * @param obstacles what stands against signing
 * @param story what happened, oldest first
 */
public record CaseSheet(
        PathologyCase pathologyCase,
        Draft draft,
        Draft.Text start,
        List<SignedReport> reports,
        List<Synoptic> synoptics,
        String secondLook,
        List<String> obstacles,
        List<Moment> story) {

    public CaseSheet {
        reports = List.copyOf(reports);
        synoptics = List.copyOf(synoptics);
        obstacles = List.copyOf(obstacles);
        story = List.copyOf(story);
    }
}
