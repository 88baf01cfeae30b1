@NullMarked
package org.undercroft.exchange.answer;

import org.jspecify.annotations.NullMarked;
