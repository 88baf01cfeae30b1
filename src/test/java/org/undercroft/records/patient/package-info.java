@NullMarked
package org.undercroft.records.patient;

import org.jspecify.annotations.NullMarked;
