/** Tests of the lanes. */
@NullMarked
package org.undercroft.exchange.lane;

import org.jspecify.annotations.NullMarked;
