/** Tests of reagents, calibrations and maintenance. They never look at a clock: the day is given. */
@NullMarked
package org.undercroft.lab.upkeep;

import org.jspecify.annotations.NullMarked;
