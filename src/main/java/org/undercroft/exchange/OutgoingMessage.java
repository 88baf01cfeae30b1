package org.undercroft.exchange;

import java.util.List;

/**
 * A message to be delivered.
 *
 * @param type what it is, such as {@code "ORU^R01"}; destinations are configured by type
 * @param controlId our number for it, unique: MSH-10
 * @param content the whole message without framing
 * @param patients identifiers by which people look for it
 * @param accessions accession numbers it speaks of
 */
public record OutgoingMessage(
        String type, String controlId, byte[] content, List<String> patients, List<String> accessions) {}
