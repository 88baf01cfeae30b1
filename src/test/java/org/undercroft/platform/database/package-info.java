@NullMarked
package org.undercroft.platform.database;

import org.jspecify.annotations.NullMarked;
