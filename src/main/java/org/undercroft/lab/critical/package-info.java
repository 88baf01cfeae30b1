/**
 * Critical results: a call for each, shown to the right people, escalated until somebody has heard of it, with a log of who
 * was told and what they read back. It never decides whether a value is right.
 */
@NullMarked
package org.undercroft.lab.critical;

import org.jspecify.annotations.NullMarked;
