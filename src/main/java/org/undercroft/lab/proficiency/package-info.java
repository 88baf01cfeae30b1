/**
 * Comparison with other laboratories: rounds of external quality assessment and peer groups. It never changes how a
 * control is judged.
 */
@NullMarked
package org.undercroft.lab.proficiency;

import org.jspecify.annotations.NullMarked;
