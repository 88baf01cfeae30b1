/**
 * Autoverification: the laboratory manager's rules in versions, what they say of a result, and the bench on which a draft is
 * run against stored results before it goes live. It never lets out what the built-in safety rules hold.
 */
@NullMarked
package org.undercroft.lab.verification;

import org.jspecify.annotations.NullMarked;
