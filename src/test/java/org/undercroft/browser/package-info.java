/** The program as people see it: in a real browser. Left out, and said so, where no browser is installed. */
@NullMarked
package org.undercroft.browser;

import org.jspecify.annotations.NullMarked;
