@NullMarked
package org.undercroft.exchange.outbox;

import org.jspecify.annotations.NullMarked;
