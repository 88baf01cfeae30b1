package org.undercroft.platform.event;

/** The name under which events of a class are kept: the module and the class, such as {@code lab.ResultReleased}. */
final class EventType {

    private static final String ROOT = "org.undercroft.";

    private EventType() {}

    static String of(Class<? extends DomainEvent> type) {
        String name = type.getName();
        String module = name.startsWith(ROOT) ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length())) : "";
        return module + "." + type.getSimpleName();
    }
}
