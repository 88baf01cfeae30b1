/**
 * Carries bytes between the program and its neighbours: connections, doors, and who may come through them.
 *
 * <p>It never knows what a message means in a hospital, stores nothing and decides nothing about patients.
 */
@NullMarked
@ApplicationModule(
        displayName = "Wire",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.undercroft.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
