/**
 * Findings that public health must hear of: which they are, what is told, and whether it arrived. It never decides what a
 * jurisdiction asks for; the laboratory loads that.
 */
@NullMarked
package org.undercroft.lab.notifiable;

import org.jspecify.annotations.NullMarked;
