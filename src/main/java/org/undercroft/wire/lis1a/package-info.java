/**
 * Speaks with laboratory instruments: LIS1-A (E1381) frames on the line, LIS2-A2 (E1394) records inside them.
 *
 * <p>It never knows an instrument by name, never matches a result to a patient, and never acknowledges the frame that
 * completes a message before the message's handler has returned.
 */
@NullMarked
package org.undercroft.wire.lis1a;

import org.jspecify.annotations.NullMarked;
