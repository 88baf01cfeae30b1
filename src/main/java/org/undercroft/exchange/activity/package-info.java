/**
 * Tells boards and metrics what goes through the exchange now. It never slows the exchange down to find out.
 */
@NullMarked
package org.undercroft.exchange.activity;

import org.jspecify.annotations.NullMarked;
