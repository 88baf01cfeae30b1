/**
 * The subcommands of the program, each run beside a serving one or alone, on the same configuration. It never opens a
 * door to the network.
 */
@NullMarked
package org.undercroft.platform.command;

import org.jspecify.annotations.NullMarked;
