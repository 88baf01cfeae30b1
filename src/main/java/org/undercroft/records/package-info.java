/**
 * Medical records: who the patients are, where they lie, and what is known of them, as FHIR R4 resources that every
 * department writes into. It never judges a result or a claim.
 */
@NullMarked
@ApplicationModule(
        displayName = "Medical records",
        allowedDependencies = {"platform", "wire", "exchange"})
package org.undercroft.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
