package org.undercroft.wire;

import java.io.IOException;

/** What a door does with one admitted connection. It runs on the connection's own virtual thread and may block. */
@FunctionalInterface
public interface ConnectionHandler {

    /** Serves the connection to its end. The server closes it when this returns or throws. */
    void serve(Connection connection) throws IOException;
}
