@NullMarked
package org.undercroft.exchange.activity;

import org.jspecify.annotations.NullMarked;
