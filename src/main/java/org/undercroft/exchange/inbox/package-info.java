/**
 * Stores what arrives before anybody acknowledges it: the arrivals of many connections in one commit. It never looks at
 * what a message means.
 */
@NullMarked
package org.undercroft.exchange.inbox;

import org.jspecify.annotations.NullMarked;
