@NullMarked
package org.undercroft.lab.pathology;

import org.jspecify.annotations.NullMarked;
