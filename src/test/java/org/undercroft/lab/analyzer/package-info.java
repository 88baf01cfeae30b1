@NullMarked
package org.undercroft.lab.analyzer;

import org.jspecify.annotations.NullMarked;
