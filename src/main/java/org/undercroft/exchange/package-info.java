/**
 * The durable exchange: every message is stored before it is acknowledged, handled once and in its sender's order, and
 * can be read and replayed by a person; every outgoing message is delivered until its receiver acknowledges it. It knows
 * handlers, never departments.
 */
@NullMarked
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {"platform", "wire"})
package org.undercroft.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
