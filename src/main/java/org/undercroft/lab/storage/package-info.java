/**
 * Kept samples: freezers with racks on shelves, scanned in and out of positions, wanted back, and thrown away when their
 * time is over after a person confirmed it twice. It never measures a sample.
 */
@NullMarked
package org.undercroft.lab.storage;

import org.jspecify.annotations.NullMarked;
