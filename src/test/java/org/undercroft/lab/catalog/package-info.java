@NullMarked
package org.undercroft.lab.catalog;

import org.jspecify.annotations.NullMarked;
