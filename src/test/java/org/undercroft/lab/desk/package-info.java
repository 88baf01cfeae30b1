@NullMarked
package org.undercroft.lab.desk;

import org.jspecify.annotations.NullMarked;
