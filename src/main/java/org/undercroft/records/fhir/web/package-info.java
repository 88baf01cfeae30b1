/**
 * The FHIR R4 door at {@code /fhir}: read, history and search, audited. It never changes a resource.
 */
@NullMarked
package org.undercroft.records.fhir.web;

import org.jspecify.annotations.NullMarked;
