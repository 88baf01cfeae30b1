@NullMarked
package org.undercroft.exchange.channel;

import org.jspecify.annotations.NullMarked;
