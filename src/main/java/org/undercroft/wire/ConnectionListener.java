package org.undercroft.wire;

/** Hears who comes, goes and is turned away, so that it can be shown. Called on the connection's own thread. */
public interface ConnectionListener {

    /** Listens to nothing. */
    ConnectionListener SILENT = new ConnectionListener() {};

    /** A peer was admitted; over TLS, after its certificate was accepted. */
    default void opened(Peer peer) {}

    /** An admitted peer's connection ended, by either side. */
    default void closed(Peer peer) {}

    /** A connection was turned away. */
    default void refused(Refusal refusal) {}
}
