package org.undercroft.lab.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.wire.poct1a.DeviceMessage;
import org.undercroft.wire.poct1a.NotADeviceMessage;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Shows a device message: each object with its values. */
final class DocumentLines {

    private DocumentLines() {}

    static List<MessageLine> of(byte[] document) {
        try {
            List<MessageLine> lines = new ArrayList<>();
            for (Element part : DeviceMessage.parse(document).all("*")) {
                // An object has elements of its own; a value has none.
                if (hasElements(part) && lines.size() < TakenApart.MOST_LINES) {
                    List<MessageLine.Place> places = places(part);
                    String text = part.getTagName() + " "
                            + String.join(
                                    " ",
                                    places.stream()
                                            .map(MessageLine.Place::value)
                                            .toList());
                    lines.add(new MessageLine(
                            lines.size() + 1, depth(part), part.getTagName(), TakenApart.cut(text), places));
                }
            }
            return lines;
        } catch (NotADeviceMessage e) {
            throw new UnacceptableMessage(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<MessageLine.Place> places(Element object) {
        List<MessageLine.Place> places = new ArrayList<>();
        for (Node child = object.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element value
                    && !hasElements(value)
                    && !value.getAttribute("V").isBlank()) {
                String said = value.getAttribute("V").strip();
                List<Click> clicks = value.getTagName().equals("OBS.observation_id")
                        ? List.of(Click.fill("means…", "map", Map.of("code", said)))
                        : List.of();
                String unit = value.getAttribute("U");
                places.add(new MessageLine.Place(
                        value.getTagName(), "", TakenApart.cut((said + " " + unit).strip()), clicks));
            }
        }
        return places;
    }

    private static boolean hasElements(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    private static int depth(Element element) {
        int depth = 0;
        for (Node parent = element.getParentNode(); parent instanceof Element; parent = parent.getParentNode()) {
            depth++;
        }
        return depth;
    }
}
