@NullMarked
package org.undercroft.lab.control;

import org.jspecify.annotations.NullMarked;
