package org.undercroft.exchange;

/** In which notation a message is written. */
public enum Format {
    /** HL7 version 2, pipes. */
    HL7V2,
    /** CLSI LIS2-A2 (ASTM E1394) records. */
    LIS2A2,
    /** A file of rows, delimited or in fixed columns; only its handler knows how to read it. */
    TABLE,
    /** CLSI POCT1-A device messages, XML. */
    POCT1A
}
