@NullMarked
package org.undercroft.lab.bench;

import org.jspecify.annotations.NullMarked;
