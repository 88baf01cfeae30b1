/**
 * Released results as others read them, HL7 v2 messages and FHIR resources, and the orders they answer. It never decides what
 * is released.
 */
@NullMarked
package org.undercroft.lab.report;

import org.jspecify.annotations.NullMarked;
