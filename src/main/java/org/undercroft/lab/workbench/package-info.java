/**
 * Where a person teaches the program an analyzer: a captured message is taken apart, its codes and flags are given their
 * meaning, and what that would yield is seen before it is published as a new version. It never stores a result.
 */
@NullMarked
package org.undercroft.lab.workbench;

import org.jspecify.annotations.NullMarked;
