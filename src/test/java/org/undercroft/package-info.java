@NullMarked
package org.undercroft;

import org.jspecify.annotations.NullMarked;
