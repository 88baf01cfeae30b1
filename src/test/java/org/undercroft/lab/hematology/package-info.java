@NullMarked
package org.undercroft.lab.hematology;

import org.jspecify.annotations.NullMarked;
