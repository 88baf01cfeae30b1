/**
 * Shows every component of the pages on one page, with invented values, for those who build pages and for tests.
 * It never shows anything of the hospital.
 */
@NullMarked
package org.undercroft.platform.page.styleguide;

import org.jspecify.annotations.NullMarked;
