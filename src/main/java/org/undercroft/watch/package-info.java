/**
 * Round the clock: the wall board that shows all departments at once, and what needs a person now. It never changes what
 * it shows.
 */
@NullMarked
@ApplicationModule(
        displayName = "Watch",
        allowedDependencies = {"platform", "exchange", "lab", "biomed"})
package org.undercroft.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
