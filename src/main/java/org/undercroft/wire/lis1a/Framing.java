package org.undercroft.wire.lis1a;

/** How a message is laid into frames; instruments differ. */
public enum Framing {
    /** Each record has its own frames, the last of a record ends with ETX (the classic reading of E1381). */
    RECORD_ENDS_WITH_ETX,
    /** Each record has its own frames, all end with ETB but the last of the message. */
    RECORD_ENDS_WITH_ETB,
    /** Frames are filled to their limit, records are cut anywhere; ETX ends the message. */
    FILLED
}
