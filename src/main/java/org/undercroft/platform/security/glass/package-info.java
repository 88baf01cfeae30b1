/**
 * Breaking the glass: access to a patient on one's own word, for a while, loudly, and reviewed afterwards. It never
 * decides who ordinarily sees a patient.
 */
@NullMarked
package org.undercroft.platform.security.glass;

import org.jspecify.annotations.NullMarked;
