/**
 * Says who may do what: the desks people work at, and the rule every endpoint carries. It never knows what a desk does.
 */
@NullMarked
package org.undercroft.platform.security;

import org.jspecify.annotations.NullMarked;
