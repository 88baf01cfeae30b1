/** Tests of the pages' ground, on the pages alone: no database, no department. It never tests a department's page. */
@NullMarked
package org.undercroft.platform.page;

import org.jspecify.annotations.NullMarked;
