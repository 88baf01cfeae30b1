@NullMarked
package org.undercroft.records.fhir;

import org.jspecify.annotations.NullMarked;
