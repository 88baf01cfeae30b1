/**
 * Takes the files that instruments leave in watched folders: each is stored in the inbox before it is moved, and moved
 * when it was handled. It never reads what is in them and never follows a link out of its folder.
 */
@NullMarked
package org.undercroft.exchange.folder;

import org.jspecify.annotations.NullMarked;
