@NullMarked
package org.undercroft.rehearsal.script;

import org.jspecify.annotations.NullMarked;
