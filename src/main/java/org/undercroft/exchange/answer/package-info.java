/**
 * Writes HL7 v2 acknowledgments, original and enhanced mode. It never says yes to what is not stored.
 */
@NullMarked
package org.undercroft.exchange.answer;

import org.jspecify.annotations.NullMarked;
