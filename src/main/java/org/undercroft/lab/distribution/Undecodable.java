package org.undercroft.lab.distribution;

/** Bytes that are not what their sender says they are; the words tell why. */
final class Undecodable extends Exception {

    Undecodable(String reason) {
        super(reason);
    }
}
