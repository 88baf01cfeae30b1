/**
 * The patient index: who is who, by which numbers, and which identities were found to be one person. It never joins two
 * people by itself.
 */
@NullMarked
package org.undercroft.records.patient;

import org.jspecify.annotations.NullMarked;
