/**
 * The versions of what people set up: who changed what when, and back to a version. It never changes a setting itself.
 */
@NullMarked
package org.undercroft.exchange.version;

import org.jspecify.annotations.NullMarked;
