package org.undercroft.platform.security.program;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that may ask for access tokens.
 *
 * @param clientId what it calls itself
 * @param name what people call it
 * @param secretHash the hash of its secret; null if it signs with a key
 * @param publicKeys its public keys, a JSON Web Key Set; null if it has a secret
 * @param scopes what it may ask for
 * @param enabled whether it may come in
 * @param createdAt since when
 */
public record Program(
        String clientId,
        String name,
        @Nullable String secretHash,
        @Nullable String publicKeys,
        List<String> scopes,
        boolean enabled,
        Instant createdAt) {

    public Program {
        scopes = List.copyOf(scopes);
    }
}
