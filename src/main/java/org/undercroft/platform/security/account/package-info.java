/**
 * People's accounts: who they are, how they sign in, where they are signed in. It never decides what a role may do.
 */
@NullMarked
package org.undercroft.platform.security.account;

import org.jspecify.annotations.NullMarked;
