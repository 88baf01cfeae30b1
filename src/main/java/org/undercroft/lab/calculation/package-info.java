/**
 * The laboratory's published formulas, each with its source, units and limits of validity. It never looks at an order or a
 * stored result: numbers come in, a number or a reason comes out.
 */
@NullMarked
package org.undercroft.lab.calculation;

import org.jspecify.annotations.NullMarked;
