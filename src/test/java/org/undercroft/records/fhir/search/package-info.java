@NullMarked
package org.undercroft.records.fhir.search;

import org.jspecify.annotations.NullMarked;
