/**
 * The event log: what happened, appended in the transaction in which it happened, read by consumers at their own pace,
 * each event handled once and in order. It never knows what an event means.
 */
@NullMarked
package org.undercroft.platform.event;

import org.jspecify.annotations.NullMarked;
