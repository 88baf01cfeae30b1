@NullMarked
package org.undercroft.records.chart;

import org.jspecify.annotations.NullMarked;
