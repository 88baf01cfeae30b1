/**
 * Keeps every version of every resource and the index rows that lead to the current one. It never judges what a
 * resource says.
 */
@NullMarked
package org.undercroft.records.fhir.store;

import org.jspecify.annotations.NullMarked;
