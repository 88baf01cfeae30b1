/**
 * Brings up the one PostgreSQL that everything is kept in, embedded or outside, and its schemas. It never holds a
 * query of a department.
 */
@NullMarked
package org.undercroft.platform.database;

import org.jspecify.annotations.NullMarked;
