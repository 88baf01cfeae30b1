/**
 * Setting the laboratory up: analyzers and their mappings, control targets, the catalog; as pages and as JSON. Each change
 * is kept with who made it. It never touches a result by itself.
 */
@NullMarked
package org.undercroft.lab.setup;

import org.jspecify.annotations.NullMarked;
