package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A released result, as far as other tests depend on it.
 *
 * @param result its number
 * @param reported as reported
 * @param number its number; null if it is none
 * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
 */
public record ReleasedValue(
        long result, String reported, @Nullable BigDecimal number, String comparator) {}
