/**
 * Control by the patients' own results: moving statistics that show an analyzer's drift between two controls. It only
 * warns, and never holds a result.
 */
@NullMarked
package org.undercroft.lab.patientcontrol;

import org.jspecify.annotations.NullMarked;
