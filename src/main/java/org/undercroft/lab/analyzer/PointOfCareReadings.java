package org.undercroft.lab.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.wire.poct1a.DeviceMessage;
import org.undercroft.wire.poct1a.NotADeviceMessage;
import org.w3c.dom.Element;

/**
 * Reads the observations of a point-of-care device (POCT1-A OBS.R01 and OBS.R02). A service with controls or calibration
 * verification (CTC) is a control's, named by its material's name or lot.
 */
public final class PointOfCareReadings {

    private static final int MOST = 2_000;

    private PointOfCareReadings() {}

    /** All observations of a message, in its order. */
    public static List<Reading> of(byte[] document, Analyzer analyzer) {
        try {
            DeviceMessage message = DeviceMessage.parse(document);
            List<Reading> readings = new ArrayList<>();
            for (Element service : message.all("SVC")) {
                for (Element observation : DeviceMessage.all(service, "OBS")) {
                    if (readings.size() == MOST) {
                        throw new UnacceptableMessage("The message has more than " + MOST + " observations");
                    }
                    readings.add(reading(message, service, observation, analyzer));
                }
            }
            return readings;
        } catch (NotADeviceMessage e) {
            throw new UnacceptableMessage("No POCT1-A message: " + e.getMessage(), e);
        }
    }

    private static Reading reading(DeviceMessage message, Element service, Element observation, Analyzer analyzer) {
        boolean control = !DeviceMessage.all(service, "CTC").isEmpty()
                || Set.of("LQC", "EQC", "CVR", "PRF").contains(value(service, "SVC.role_cd"));
        List<String> candidates = control ? controls(service) : specimens(service);
        String named = candidates.isEmpty() ? "" : candidates.getFirst();
        String code = value(observation, "OBS.observation_id");
        String quantity = value(observation, "OBS.value");
        return new Reading(
                named,
                candidates,
                value(service, "PT.patient_id"),
                code,
                quantity.isEmpty() ? value(observation, "OBS.qualitative_value") : quantity,
                DeviceMessage.value(observation, "OBS.value", "U"),
                value(observation, "OBS.normal_flag"),
                status(value(observation, "OBS.status_cd")),
                value(service, "OPR.operator_id"),
                time(value(service, "SVC.observation_dttm")),
                time(message.value("HDR.creation_dttm")),
                notes(service),
                control || analyzer.driver().isControl(named),
                code + " " + quantity);
    }

    private static List<String> specimens(Element service) {
        Set<String> numbers = new LinkedHashSet<>();
        for (String name : new String[] {"SPC.specimen_id", "ORD.order_id", "ORD.lab_order_id"}) {
            numbers.add(value(service, name));
        }
        numbers.remove("");
        return List.copyOf(numbers);
    }

    private static List<String> controls(Element service) {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(value(service, "CTC.name"));
        numbers.add(value(service, "CTC.lot_number"));
        numbers.remove("");
        return List.copyOf(numbers);
    }

    private static List<String> notes(Element service) {
        return DeviceMessage.all(service, "NTE.text").stream()
                .map(note -> note.getAttribute("V").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** As LIS2-A2 says it: A accepted and V valid are final, D discarded and R rejected could not be measured. */
    private static String status(String code) {
        return switch (code) {
            case "D", "R" -> "X";
            default -> "F";
        };
    }

    /** ISO 8601 to the form instruments use: {@code 2026-09-29T14:25:00+03:00} is {@code 20260929142500+0300}. */
    private static String time(String written) {
        String plain = written.replaceAll("\\.\\d+", "")
                .replace("T", "")
                .replace("Z", "+0000")
                .replace(":", "");
        return plain.replaceFirst("^(\\d{4})-(\\d{2})-(\\d{2})", "$1$2$3");
    }

    private static String value(Element within, String name) {
        return DeviceMessage.value(within, name, "V");
    }
}
