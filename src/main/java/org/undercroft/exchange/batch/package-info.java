/**
 * Reads HL7 v2 batches: takes them apart into their messages, keeps which message came in which, and writes the batch of
 * answers. It never looks inside a message.
 */
@NullMarked
package org.undercroft.exchange.batch;

import org.jspecify.annotations.NullMarked;
