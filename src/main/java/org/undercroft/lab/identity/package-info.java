/**
 * Knows which identities of the patient index were found to be one person, so that results under both are read as one. It
 * never moves a result: a merge that is undone leaves everything where it was.
 */
@NullMarked
package org.undercroft.lab.identity;

import org.jspecify.annotations.NullMarked;
