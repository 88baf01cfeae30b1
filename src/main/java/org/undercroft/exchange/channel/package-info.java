/**
 * Who may send what, through which door and from where, with the history of every change. It never guesses: a sender
 * without a channel is refused.
 */
@NullMarked
package org.undercroft.exchange.channel;

import org.jspecify.annotations.NullMarked;
