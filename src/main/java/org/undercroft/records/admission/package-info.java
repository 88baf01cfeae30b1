/**
 * Understands HL7 v2 ADT messages and tells the patient index and the encounters what they say. It never keeps anything
 * itself.
 */
@NullMarked
package org.undercroft.records.admission;

import org.jspecify.annotations.NullMarked;
