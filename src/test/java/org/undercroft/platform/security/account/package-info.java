@NullMarked
package org.undercroft.platform.security.account;

import org.jspecify.annotations.NullMarked;
