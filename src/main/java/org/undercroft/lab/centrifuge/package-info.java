/**
 * Centrifuges: rotors and programs, runs with the tubes that were in them, what a kind of tube needs, and whether
 * specimens of a ward or from a centrifuge are hemolyzed more than they used to be. It repairs no centrifuge.
 */
@NullMarked
package org.undercroft.lab.centrifuge;

import org.jspecify.annotations.NullMarked;
