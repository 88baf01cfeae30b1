/**
 * The gate every web request passes: who is it, may it, and on whose behalf is the rest done. It never knows what lies
 * behind an endpoint, only the rule on it.
 */
@NullMarked
package org.undercroft.platform.security.gate;

import org.jspecify.annotations.NullMarked;
