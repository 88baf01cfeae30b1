/**
 * Where one department's event becomes another's work: each handoff is one small class named as a sentence. It never
 * holds a rule of a department.
 */
@NullMarked
@ApplicationModule(
        displayName = "Handoffs",
        allowedDependencies = {"platform", "exchange", "records", "lab", "biomed"})
package org.undercroft.handoffs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
