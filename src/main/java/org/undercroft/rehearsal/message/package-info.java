/**
 * Writes what the make-believe hospital says, in HL7 v2 and LIS2-A2. It never sends it and never decides what happens.
 */
@NullMarked
package org.undercroft.rehearsal.message;

import org.jspecify.annotations.NullMarked;
