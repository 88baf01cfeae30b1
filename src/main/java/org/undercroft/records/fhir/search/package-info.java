/**
 * Reads FHIR search requests and finds what they ask for. It never decides who may ask.
 */
@NullMarked
package org.undercroft.records.fhir.search;

import org.jspecify.annotations.NullMarked;
