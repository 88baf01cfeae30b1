/**
 * The laboratory: orders become specimens, analyzers measure them, controls tell whether to trust the analyzer, and
 * results are held or released to the doctor. It never repairs a machine.
 */
@NullMarked
@ApplicationModule(
        displayName = "Laboratory",
        allowedDependencies = {"platform", "wire", "exchange", "records"})
package org.undercroft.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
