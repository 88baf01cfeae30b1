package org.undercroft.exchange.channel;

/** The doors a channel can lead through. */
public enum Door {
    /** HL7 v2 over MLLP, plain or TLS. */
    HL7,
    /** LIS2-A2 over LIS1-A. */
    ANALYZERS,
    /** Files that instruments leave in watched folders. */
    FILES,
    /** POCT1-A device messages over TCP. */
    POINT_OF_CARE
}
