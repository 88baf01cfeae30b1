package org.undercroft.lab.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Times;

/** What pages say of a tube. */
public final class TubeWords {

    private TubeWords() {}

    /** Whose it is and where it comes from. */
    public static Map<String, String> definitions(SpecimenStory.Tube tube) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", tube.patientName() + " " + tube.recordNumber());
        entries.put("Specimen", tube.type());
        entries.put("Place", tube.place());
        entries.put("Collected", Times.minutes(tube.collectedAt()));
        entries.put("Number given", Times.minutes(tube.createdAt()));
        entries.put("Sender's number", tube.placerNumber());
        return entries;
    }

    /** Its story. */
    public static List<Moment> moments(SpecimenStory.Tube tube) {
        return tube.story().stream()
                .map(happening -> Moment.of(happening.at(), happening.what(), happening.actor()))
                .toList();
    }
}
