package org.undercroft.lab.microscope.score;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.undercroft.lab.microscope.cell.CellKind;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The boxes of one image, from a file in the form of the PASCAL Visual Object Classes challenge.
 *
 * @param boxes that are cells with an area
 * @param leftOut what was in the file and is none, told in words
 */
record VocBoxes(List<LabelledBox> boxes, List<String> leftOut) {

    private static final Map<String, CellKind> NAMES = Map.of(
            "rbc", CellKind.RED,
            "wbc", CellKind.WHITE,
            "platelets", CellKind.PLATELET,
            "platelet", CellKind.PLATELET,
            "plt", CellKind.PLATELET);

    VocBoxes {
        boxes = List.copyOf(boxes);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads a file; a document type, and with it any entity, is refused.
     *
     * @throws IOException if it is not such a file, with its name and what is wrong
     */
    static VocBoxes read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return of(builder.parse(content).getElementsByTagName("object"));
        } catch (SAXException | NumberFormatException e) {
            throw new IOException(file + " is not a VOC file: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform parses XML without document types", e);
        }
    }

    private static VocBoxes of(NodeList objects) throws IOException {
        List<LabelledBox> boxes = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < objects.getLength(); i++) {
            Element object = (Element) objects.item(i);
            String name = text(object, "name");
            CellKind kind = NAMES.get(name.toLowerCase(Locale.ROOT));
            double left = number(object, "xmin");
            double top = number(object, "ymin");
            double right = number(object, "xmax");
            double bottom = number(object, "ymax");
            if (kind == null) {
                leftOut.add("'" + name + "' is no kind of cell that is counted");
            } else if (right <= left || bottom <= top) {
                leftOut.add("a box of '" + name + "' has no area");
            } else {
                boxes.add(new LabelledBox(kind, left, top, right, bottom));
            }
        }
        return new VocBoxes(boxes, leftOut);
    }

    private static double number(Element object, String tag) throws IOException {
        return Double.parseDouble(text(object, tag));
    }

    private static String text(Element object, String tag) throws IOException {
        NodeList found = object.getElementsByTagName(tag);
        if (found.getLength() == 0) {
            throw new IOException("An object has no <" + tag + ">");
        }
        return found.item(0).getTextContent().strip();
    }
}
