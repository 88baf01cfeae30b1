/**
 * What an analyzer needs to be trusted besides its controls: reagents that are not expired, calibrations that are not
 * due, and maintenance that was done. It never measures and never repairs.
 */
@NullMarked
package org.undercroft.lab.upkeep;

import org.jspecify.annotations.NullMarked;
