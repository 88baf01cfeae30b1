/**
 * What the laboratory can measure: tests, panels and the ranges a value is judged against. It never holds a result.
 */
@NullMarked
package org.undercroft.lab.catalog;

import org.jspecify.annotations.NullMarked;
