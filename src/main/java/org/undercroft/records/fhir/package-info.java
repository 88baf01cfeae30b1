/**
 * FHIR R4 resources as JSON and XML, and the dates and zones in them. It never stores one and never knows who may read.
 */
@NullMarked
package org.undercroft.records.fhir;

import org.jspecify.annotations.NullMarked;
