@NullMarked
package org.undercroft.lab.proficiency;

import org.jspecify.annotations.NullMarked;
