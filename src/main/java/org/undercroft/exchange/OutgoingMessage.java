package org.undercroft.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be delivered.
 *
 * @param type what it is, such as {@code "ORU^R01"}; destinations are configured by type
 * @param controlId our number for it, unique: MSH-10
 * @param content the whole message without framing
 * @param patients identifiers by which people look for it
 * @param accessions accession numbers it speaks of
 * @param destination the one destination it is for, whatever types that wants; null for all that want its type
 */
public record OutgoingMessage(
        String type,
        String controlId,
        byte[] content,
        List<String> patients,
        List<String> accessions,
        @Nullable String destination) {

    /** A message for all destinations that want its type. */
    public OutgoingMessage(
            String type, String controlId, byte[] content, List<String> patients, List<String> accessions) {
        this(type, controlId, content, patients, accessions, null);
    }
}
