@NullMarked
package org.undercroft.lab.competency;

import org.jspecify.annotations.NullMarked;
