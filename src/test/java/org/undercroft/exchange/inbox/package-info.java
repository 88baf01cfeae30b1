@NullMarked
package org.undercroft.exchange.inbox;

import org.jspecify.annotations.NullMarked;
