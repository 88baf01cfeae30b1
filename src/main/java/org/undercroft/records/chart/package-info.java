/**
 * The pages of medical records: patients, their charts, merges, and who lies where. It never lets anybody read without
 * writing it down.
 */
@NullMarked
package org.undercroft.records.chart;

import org.jspecify.annotations.NullMarked;
