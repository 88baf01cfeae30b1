package org.undercroft.wire.lis1a;

/** Which side of the line we are; it decides who yields when both want to send (LIS01-A2 clause 6.2.7). */
public enum Role {
    /** The computer system: yields. */
    HOST,
    /** The analyzer: has priority. */
    INSTRUMENT
}
