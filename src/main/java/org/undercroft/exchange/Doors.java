package org.undercroft.exchange;

/** The doors as they stand: with the ports they really got, for whoever must knock at them. */
public interface Doors {

    /** The TCP port of HL7 v2 over MLLP; 0 while it is closed. */
    int hl7Port();

    /** The TCP port of HL7 v2 over MLLP and TLS; 0 while it is closed. */
    int hl7TlsPort();

    /** The TCP port for analyzers, LIS1-A; 0 while it is closed. */
    int analyzersPort();

    /** The TCP port for point-of-care devices, POCT1-A; 0 while it is closed. */
    int pointOfCarePort();

    /** How many senders are connected now, through all doors. */
    int connections();
}
