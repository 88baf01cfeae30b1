/**
 * Who was found able to work at which bench, until when, and on what evidence. It never keeps anybody from working.
 */
@NullMarked
package org.undercroft.lab.competency;

import org.jspecify.annotations.NullMarked;
