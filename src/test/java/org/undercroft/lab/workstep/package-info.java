/** Tests of work order steps. They never mock a line: a small analyzer speaks over real sockets. */
@NullMarked
package org.undercroft.lab.workstep;

import org.jspecify.annotations.NullMarked;
