@NullMarked
package org.undercroft.records.fhir.store;

import org.jspecify.annotations.NullMarked;
