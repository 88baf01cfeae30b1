/** Tests of watched folders. They never wait: a look is taken when the test says so. */
@NullMarked
package org.undercroft.exchange.folder;

import org.jspecify.annotations.NullMarked;
