/**
 * The doors that senders knock at: MLLP, MLLP over TLS and LIS1-A. It never answers before the inbox has stored.
 */
@NullMarked
package org.undercroft.exchange.door;

import org.jspecify.annotations.NullMarked;
