/**
 * Reads who sent what out of a message's first record, from the bytes and whatever their condition. It never parses a
 * message.
 */
@NullMarked
package org.undercroft.exchange.header;

import org.jspecify.annotations.NullMarked;
