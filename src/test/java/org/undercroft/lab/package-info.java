@NullMarked
package org.undercroft.lab;

import org.jspecify.annotations.NullMarked;
