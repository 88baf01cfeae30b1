/**
 * How far results have come on their way to those who get them. It never sends anything.
 */
@NullMarked
package org.undercroft.lab.delivery;

import org.jspecify.annotations.NullMarked;
