/**
 * The analyzers: who they are, in what state, and how their language is read, by mapping tables that people edit. It
 * never holds code for one instrument, and never judges a value.
 */
@NullMarked
package org.undercroft.lab.analyzer;

import org.jspecify.annotations.NullMarked;
