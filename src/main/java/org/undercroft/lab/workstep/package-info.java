/**
 * Tells analyzers that speak HL7 v2 (IHE LAW) what to measure, step by step: answers their questions, sends and takes
 * back work, and follows each step to its end. It never judges a value.
 */
@NullMarked
package org.undercroft.lab.workstep;

import org.jspecify.annotations.NullMarked;
