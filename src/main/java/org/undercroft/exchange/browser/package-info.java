/**
 * Lets people find, read, replay and settle messages. It never shows one without a trace in the audit trail.
 */
@NullMarked
package org.undercroft.exchange.browser;

import org.jspecify.annotations.NullMarked;
