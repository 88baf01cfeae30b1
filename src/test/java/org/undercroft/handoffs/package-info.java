@NullMarked
package org.undercroft.handoffs;

import org.jspecify.annotations.NullMarked;
