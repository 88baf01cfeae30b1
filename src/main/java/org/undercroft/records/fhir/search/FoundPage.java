package org.undercroft.records.fhir.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param matches what fulfils the conditions
 * @param included what these refer to and was asked for too
 * @param total how many there are in all; null if not counted
 * @param next where the next page begins; null if this is the last
 * @param patients the patients it tells about
 */
public record FoundPage(
        List<FoundResource> matches,
        List<FoundResource> included,
        @Nullable Long total,
        @Nullable Cursor next,
        List<String> patients) {}
