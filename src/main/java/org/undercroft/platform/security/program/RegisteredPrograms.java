package org.undercroft.platform.security.program;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Our programs as Spring's authorization server wants to see them. */
@Component
class RegisteredPrograms implements RegisteredClientRepository {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final Programs programs;

    RegisteredPrograms(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Programs are registered at /administration/programs");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return programs.find(clientId)
                .filter(Program::enabled)
                .map(RegisteredPrograms::client)
                .orElse(null);
    }

    private static RegisteredClient client(Program program) {
        RegisteredClient.Builder client = RegisteredClient.withId(program.clientId())
                .clientId(program.clientId())
                .clientName(program.name())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(program.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build());
        if (program.publicKeys() != null) {
            return client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .clientSettings(ClientSettings.builder()
                            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
                            .setting(ClientAssertions.PUBLIC_KEYS, program.publicKeys())
                            .build())
                    .build();
        }
        return client.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSecret(Objects.requireNonNull(program.secretHash(), "has neither secret nor keys"))
                .build();
    }
}
