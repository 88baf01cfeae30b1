@NullMarked
package org.undercroft.lab.result;

import org.jspecify.annotations.NullMarked;
