/**
 * Delivers outgoing messages to each destination in order until they are acknowledged, refused or expired. It never
 * drops one and never loads its backlog.
 */
@NullMarked
package org.undercroft.exchange.outbox;

import org.jspecify.annotations.NullMarked;
