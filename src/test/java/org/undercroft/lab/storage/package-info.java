@NullMarked
package org.undercroft.lab.storage;

import org.jspecify.annotations.NullMarked;
