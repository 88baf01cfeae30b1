/**
 * Programs as callers: their registration, their tokens and what their SMART scopes let them do. It never knows people.
 */
@NullMarked
package org.undercroft.platform.security.program;

import org.jspecify.annotations.NullMarked;
