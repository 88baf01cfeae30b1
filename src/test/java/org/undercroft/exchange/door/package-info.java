@NullMarked
package org.undercroft.exchange.door;

import org.jspecify.annotations.NullMarked;
