@NullMarked
package org.undercroft.lab.report;

import org.jspecify.annotations.NullMarked;
