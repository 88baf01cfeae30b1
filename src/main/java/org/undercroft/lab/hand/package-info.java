/**
 * Enters what people find by hand and eye as results, through the same judgement and release as what analyzers measure. It
 * never decides what may leave.
 */
@NullMarked
package org.undercroft.lab.hand;

import org.jspecify.annotations.NullMarked;
