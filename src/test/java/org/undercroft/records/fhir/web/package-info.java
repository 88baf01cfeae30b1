@NullMarked
package org.undercroft.records.fhir.web;

import org.jspecify.annotations.NullMarked;
