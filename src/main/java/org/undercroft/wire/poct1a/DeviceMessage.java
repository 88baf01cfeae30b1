package org.undercroft.wire.poct1a;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A device message, read. Its values stand in the attribute {@code V} of elements named after their object,
 * {@code OBS.value} in {@code OBS}.
 */
public final class DeviceMessage {

    private final Element root;

    private DeviceMessage(Element root) {
        this.root = root;
    }

    /**
     * Reads a message. A document type, and with it every entity of one's own, is refused; so is what is nested deeper
     * than any device message.
     *
     * @throws NotADeviceMessage if it is no such document
     */
    public static DeviceMessage parse(byte[] document) throws NotADeviceMessage {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return new DeviceMessage(
                    builder.parse(new ByteArrayInputStream(document)).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new NotADeviceMessage("The document can't be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform reads XML", e);
        } catch (RuntimeException e) {
            // The parser's edge: on hostile input it fails in ways it does not declare.
            throw new NotADeviceMessage("The document breaks the XML parser: " + e, e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", "40");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** What it is: {@code OBS.R01}. */
    public String type() {
        return root.getTagName();
    }

    /** The first value of this name anywhere in it; empty if there is none. */
    public String value(String name) {
        return value(root, name, "V");
    }

    /** The elements of this name, in order. */
    public List<Element> all(String name) {
        return all(root, name);
    }

    /** The elements of this name below another, in order. */
    public static List<Element> all(Element within, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = within.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** An attribute of the first element of this name below another; empty if there is none. */
    public static String value(Element within, String name, String attribute) {
        var nodes = within.getElementsByTagName(name);
        return nodes.getLength() > 0 && nodes.item(0) instanceof Element element
                ? element.getAttribute(attribute).strip()
                : "";
    }

    /** Errors are thrown; nothing is printed. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // A warning is no reason to refuse.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
