/** Tests of the driver workbench. They never need a capture to be there: real ones are tried where they lie beside the project. */
@NullMarked
package org.undercroft.lab.workbench;

import org.jspecify.annotations.NullMarked;
