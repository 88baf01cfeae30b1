package org.undercroft.platform.security.program;

import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** The programs that may come in. */
@Repository
public class Programs {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    Programs(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Registers a program with a secret.
     *
     * @throws IllegalArgumentException if a scope is none we know; the message names it
     */
    @Transactional
    public Registered registerWithSecret(String name, List<String> scopes) {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new Registered(insert(name, scopes, SecretDigest.of(secret), null), secret);
    }

    /**
     * Registers a program that signs with a key of its own.
     *
     * @param publicKeys a JSON Web Key Set of public keys
     * @throws IllegalArgumentException if a scope is none we know, or the keys can't be read or hold a private one
     */
    @Transactional
    public String registerWithKeys(String name, List<String> scopes, String publicKeys) {
        try {
            JWKSet keys = JWKSet.parse(publicKeys);
            if (keys.isEmpty() || keys.getKeys().stream().anyMatch(key -> key.isPrivate())) {
                throw new IllegalArgumentException("Give a JSON Web Key Set with public keys only");
            }
            return insert(name, scopes, null, keys.toString(true));
        } catch (ParseException e) {
            throw new IllegalArgumentException("That is no JSON Web Key Set: " + e.getMessage(), e);
        }
    }

    private String insert(String name, List<String> scopes, @Nullable String secretHash, @Nullable String publicKeys) {
        if (name.isBlank() || scopes.isEmpty()) {
            throw new IllegalArgumentException("A program needs a name and at least one scope");
        }
        scopes.stream().filter(scope -> !SmartScopes.isScope(scope)).findFirst().ifPresent(bad -> {
            throw new IllegalArgumentException("'" + bad + "' is no scope we know; write one like system/Patient.rs");
        });
        String clientId = UUID.randomUUID().toString();
        jdbc.sql("""
            insert into platform.program (client_id, name, secret_hash, public_keys, scopes)
            values (:clientId, :name, :secretHash, :publicKeys, :scopes)
            """)
                .param("clientId", clientId)
                .param("name", name.strip())
                .param("secretHash", secretHash)
                .param("publicKeys", publicKeys)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
        audit.record(entry(AuditAction.CREATE, clientId).saying(name + ", scopes: " + scopes));
        return clientId;
    }

    /** Lets a program in, or no longer; tokens it holds stop working at once. */
    @Transactional
    public boolean changeEnabled(String clientId, boolean enabled) {
        boolean known = jdbc.sql("update platform.program set enabled = :enabled where client_id = :clientId")
                        .param("enabled", enabled)
                        .param("clientId", clientId)
                        .update()
                > 0;
        if (known) {
            audit.record(entry(AuditAction.UPDATE, clientId).saying(enabled ? "enabled" : "disabled"));
        }
        return known;
    }

    /** The program of this client id. */
    @Transactional(readOnly = true)
    public Optional<Program> find(String clientId) {
        return jdbc.sql("select * from platform.program where client_id = :clientId")
                .param("clientId", clientId)
                .query((row, _) -> program(row))
                .optional();
    }

    /** All programs, by name. */
    @Transactional(readOnly = true)
    public List<Program> all() {
        return jdbc.sql("select * from platform.program order by name, client_id")
                .query((row, _) -> program(row))
                .list();
    }

    private static AuditEntry entry(AuditAction action, String clientId) {
        return AuditEntry.of(action, "program", "program", clientId);
    }

    private static Program program(ResultSet row) throws SQLException {
        return new Program(
                row.getString("client_id"),
                row.getString("name"),
                row.getString("secret_hash"),
                row.getString("public_keys"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * A program just registered.
     *
     * @param clientId what it calls itself
     * @param secret its secret, known only here and now
     */
    public record Registered(String clientId, String secret) {}
}
