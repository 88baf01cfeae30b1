/**
 * The urinalysis bench: the strip, the sediment counted by keyboard, when it has to be, and whether the two agree. It never
 * decides what may leave.
 */
@NullMarked
package org.undercroft.lab.urinalysis;

import org.jspecify.annotations.NullMarked;
