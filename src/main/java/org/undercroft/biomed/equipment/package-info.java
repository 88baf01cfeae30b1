/**
 * The equipment list: what each machine is, where it stands, whether it may be used, and everything that ever changed
 * about it. It never knows what work is done on a machine, only that its status changed and why.
 */
@NullMarked
package org.undercroft.biomed.equipment;

import org.jspecify.annotations.NullMarked;
