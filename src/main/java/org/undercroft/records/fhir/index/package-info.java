/**
 * What can be searched: for each resource type its search parameters, and the values that a resource has for them. It
 * never touches the database.
 */
@NullMarked
package org.undercroft.records.fhir.index;

import org.jspecify.annotations.NullMarked;
