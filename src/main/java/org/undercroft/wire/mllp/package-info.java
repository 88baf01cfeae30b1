/**
 * Speaks the HL7 minimal lower layer protocol: finds messages in a stream of bytes, answers each, sends ours.
 *
 * <p>It never looks inside a message and never acknowledges one before its handler has returned.
 */
@NullMarked
package org.undercroft.wire.mllp;

import org.jspecify.annotations.NullMarked;
