/**
 * Keeps the program's own keys and passwords, made at random at the first start, outside code and configuration. It
 * never shows one in a log.
 */
@NullMarked
package org.undercroft.platform.secret;

import org.jspecify.annotations.NullMarked;
