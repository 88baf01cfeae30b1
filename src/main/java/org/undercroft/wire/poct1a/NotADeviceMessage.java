package org.undercroft.wire.poct1a;

/** A document that is no POCT1-A device message; the words tell why. */
public final class NotADeviceMessage extends Exception {

    NotADeviceMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
