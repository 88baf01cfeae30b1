@NullMarked
package org.undercroft.lab.patientcontrol;

import org.jspecify.annotations.NullMarked;
