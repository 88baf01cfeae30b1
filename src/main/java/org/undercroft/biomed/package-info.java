/**
 * Biomedical engineering: the hospital's equipment, where it is and in what state, and the work orders that keep it
 * working. It never judges a laboratory result.
 */
@NullMarked
@ApplicationModule(
        displayName = "Biomedical engineering",
        allowedDependencies = {"platform", "wire", "exchange", "records"})
package org.undercroft.biomed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
