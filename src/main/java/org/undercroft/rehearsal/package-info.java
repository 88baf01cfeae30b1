/**
 * A make-believe hospital that speaks to the program over its wires and its API only, so that a day can be watched or
 * measured. It never reaches into another department, and nobody in it is a real person.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rehearsal",
        allowedDependencies = {"wire"})
package org.undercroft.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
