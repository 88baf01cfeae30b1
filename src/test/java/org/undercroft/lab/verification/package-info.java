@NullMarked
package org.undercroft.lab.verification;

import org.jspecify.annotations.NullMarked;
