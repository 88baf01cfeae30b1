@NullMarked
package org.undercroft.lab.section;

import org.jspecify.annotations.NullMarked;
