/**
 * The ground floor: database, event log, security, audit trail and pages, for whoever builds on it. It never knows a
 * patient, a specimen or a machine.
 */
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.undercroft.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
