package org.undercroft.exchange.browser;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/** A message in a list, in or out. */
public sealed interface FoundMessage permits MessageRow, OutgoingRow {

    /** Its number. */
    long id();

    /** When it was stored. */
    Instant when();

    /** Its type. */
    String type();

    /** Who sent it or gets it. */
    String partner();

    /** Its sender's number for it; ours for one that goes out. */
    @Nullable
    String controlId();

    /** Its state for a page. */
    Status status();

    /** What happened to it, in one line. */
    String story();

    /** Its page. */
    String path();
}
