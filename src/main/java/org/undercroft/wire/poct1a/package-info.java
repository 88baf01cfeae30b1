/**
 * Speaks POCT1-A device messages (CLSI POCT1-A2): finds XML documents in a stream of bytes, reads them without ever
 * looking outside of them, and leads the conversation with a device.
 *
 * <p>It never acknowledges an observation before its handler has returned.
 */
@NullMarked
package org.undercroft.wire.poct1a;

import org.jspecify.annotations.NullMarked;
