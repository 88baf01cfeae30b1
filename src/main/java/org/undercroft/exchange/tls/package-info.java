/**
 * Who the program is over TLS, and whom it trusts, when it exchanges messages. It never accepts a peer without a
 * certificate it trusts.
 */
@NullMarked
package org.undercroft.exchange.tls;

import org.jspecify.annotations.NullMarked;
