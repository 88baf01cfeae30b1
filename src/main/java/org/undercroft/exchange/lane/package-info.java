/**
 * Brings stored messages to their handlers, in the order of each sender, and sets aside those that fail. It never loses
 * or reorders one.
 */
@NullMarked
package org.undercroft.exchange.lane;

import org.jspecify.annotations.NullMarked;
