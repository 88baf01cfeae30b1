package org.undercroft.records.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Status;
import org.undercroft.records.encounter.Movement;
import org.undercroft.records.encounter.Stay;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.patient.Demographics;
import org.undercroft.records.patient.PatientLink;

/** What a chart says, in words. */
public final class ChartWords {

    private ChartWords() {}

    /** Who the patient is, line by line. */
    public static Map<String, String> person(PatientChart chart) {
        Demographics known = chart.demographics();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Number", chart.patient().recordNumber());
        lines.put("Born", known.birthDate());
        lines.put("Sex", known.sex().name().toLowerCase(Locale.ROOT));
        String location = chart.patient().location();
        lines.put("Lies in", location == null ? "" : location.replace("^", " "));
        lines.put(
                "Other names",
                known.names().stream()
                        .skip(1)
                        .map(name -> name.family() + ", " + String.join(" ", name.given()))
                        .collect(Collectors.joining("; ")));
        lines.put("Address", known.addresses().stream().map(ChartWords::address).collect(Collectors.joining("; ")));
        lines.put(
                "Reached by",
                known.phones().stream().map(Demographics.ContactPoint::value).collect(Collectors.joining(", ")));
        if (known.dead()) {
            lines.put("Died", known.deathTime().isEmpty() ? "yes" : known.deathTime());
        }
        lines.put("Identity", chart.patient().id().value());
        return lines;
    }

    private static String address(Demographics.PostalAddress address) {
        List<String> parts = new ArrayList<>(address.lines());
        parts.addAll(List.of(address.postalCode(), address.city(), address.state(), address.country()));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Merges and their undoing, the newest first. */
    public static List<Moment> merges(List<PatientLink> links) {
        List<Moment> moments = new ArrayList<>();
        for (PatientLink link : links) {
            moments.add(new Moment(
                    link.madeAt(),
                    "Link " + link.number() + ": " + link.loser().value() + " merged into "
                            + link.survivor().value(),
                    link.madeBy(),
                    link.reason(),
                    link.stands() ? Status.Level.GOOD : Status.Level.OFF));
            if (link.undoneAt() != null) {
                moments.add(new Moment(
                        link.undoneAt(),
                        "Link " + link.number() + " undone",
                        link.undoneBy(),
                        link.undoneReason(),
                        Status.Level.CAUTION));
            }
        }
        moments.sort(Comparator.comparing(Moment::when).reversed());
        return moments;
    }

    /** What was told of a stay, the newest first. */
    public static List<Moment> movements(StayRegister.Told told) {
        return told.movements().stream()
                .sorted(Comparator.comparing(Movement::occurredAt).reversed())
                .map(movement -> new Moment(
                        movement.occurredAt(),
                        movement.kind().words()
                                + (movement.bed().isNowhere()
                                        ? ""
                                        : ": " + movement.bed().words()),
                        movement.attending().isEmpty() ? null : movement.attending(),
                        null,
                        movement.kind().cancels().isEmpty() ? Status.Level.OFF : Status.Level.CAUTION))
                .toList();
    }

    /** How a stay stands. */
    public static Status status(Stay stay) {
        return switch (stay.status()) {
            case PLANNED -> Status.waiting("expected");
            case IN_PROGRESS -> Status.working("going on");
            case FINISHED -> Status.good("over");
            case CANCELLED -> Status.off("taken back");
        };
    }
}
