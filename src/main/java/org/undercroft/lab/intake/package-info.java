/**
 * Where instruments' messages enter the laboratory: results go to the controls or to the patients, questions are
 * answered. It never judges a value.
 */
@NullMarked
package org.undercroft.lab.intake;

import org.jspecify.annotations.NullMarked;
