/**
 * Says on whose behalf, and because of which message, the current work is done. It never decides what they may do.
 */
@NullMarked
package org.undercroft.platform.actor;

import org.jspecify.annotations.NullMarked;
