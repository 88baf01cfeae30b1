@NullMarked
package org.undercroft.lab.urinalysis;

import org.jspecify.annotations.NullMarked;
