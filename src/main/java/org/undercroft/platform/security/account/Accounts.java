package org.undercroft.platform.security.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.security.Role;

/** The accounts of people. Whatever takes something away from one ends its sessions at once. */
@Repository
public class Accounts {

    private static final String COLUMNS =
            "name, display_name, roles, enabled, must_change_password, created_at, password_hash";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final SignIns signIns;
    private final FailedSignIns failed;
    private final AuditTrail audit;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, SignIns signIns, FailedSignIns failed, AuditTrail audit) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.signIns = signIns;
        this.failed = failed;
        this.audit = audit;
    }

    /**
     * Creates an account.
     *
     * @return whether it is new; false if the name was taken, and then nothing changed
     */
    @Transactional
    public boolean create(
            AccountName name, String displayName, Set<Role> roles, Password password, boolean mustChangePassword) {
        boolean created = insert(name, displayName, roles, encoded(password), mustChangePassword);
        if (created) {
            audit.record(entry(AuditAction.CREATE, name).saying("roles: " + names(roles)));
        }
        return created;
    }

    private boolean insert(AccountName name, String displayName, Set<Role> roles, String hash, boolean mustChange) {
        return jdbc.sql("""
            insert into platform.account (name, display_name, password_hash, roles, must_change_password)
            values (:name, :displayName, :hash, :roles, :mustChange)
            on conflict (name) do nothing
            """)
                        .param("name", name.value())
                        .param("displayName", displayName)
                        .param("hash", hash)
                        .param("roles", names(roles).toArray(String[]::new))
                        .param("mustChange", mustChange)
                        .update()
                > 0;
    }

    /** Creates the accounts that are missing, all with one password. */
    @Transactional
    void createMissing(Set<Role> roles, Password password) {
        List<Role> missing = roles.stream()
                .filter(role -> find(new AccountName(role.demoAccount())).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String hash = encoded(password);
        for (Role role : missing) {
            AccountName name = new AccountName(role.demoAccount());
            if (insert(name, role.label(), Set.of(role), hash, false)) {
                audit.record(entry(AuditAction.CREATE, name).saying("roles: " + names(Set.of(role))));
            }
        }
    }

    /** Whether there is no account at all, as at the very first start. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from platform.account)")
                .query(Boolean.class)
                .single();
    }

    /** The account of this name. */
    @Transactional(readOnly = true)
    public Optional<Account> find(AccountName name) {
        return findWithHash(name).map(Credentials::account);
    }

    Optional<Credentials> findWithHash(AccountName name) {
        return jdbc.sql("select " + COLUMNS + " from platform.account where name = :name")
                .param("name", name.value())
                .query((row, _) -> new Credentials(account(row), row.getString("password_hash")))
                .optional();
    }

    /** Up to {@code most} accounts whose name or display name contains the text, by name. */
    @Transactional(readOnly = true)
    public List<Account> search(String text, int most) {
        return jdbc.sql("select " + COLUMNS + """
             from platform.account
            where position(lower(:text) in name) > 0 or position(lower(:text) in lower(display_name)) > 0
            order by name limit :most
            """)
                .param("text", text)
                .param("most", most)
                .query((row, _) -> account(row))
                .list();
    }

    /** Changes the roles; the person has to sign in again. Gives whether there is such an account. */
    @Transactional
    public boolean changeRoles(AccountName name, Set<Role> roles) {
        Optional<Account> before = find(name);
        before.ifPresent(account -> {
            jdbc.sql("update platform.account set roles = :roles where name = :name")
                    .param("roles", names(roles).toArray(String[]::new))
                    .param("name", name.value())
                    .update();
            signIns.endAll(name);
            audit.record(entry(AuditAction.UPDATE, name)
                    .saying("roles from: " + names(account.roles()) + "\nroles to: " + names(roles)));
        });
        return before.isPresent();
    }

    /** Lets the person sign in, or no longer. Gives whether there is such an account. */
    @Transactional
    public boolean changeEnabled(AccountName name, boolean enabled) {
        boolean known = jdbc.sql("update platform.account set enabled = :enabled where name = :name")
                        .param("enabled", enabled)
                        .param("name", name.value())
                        .update()
                > 0;
        if (known) {
            signIns.endAll(name);
            audit.record(entry(AuditAction.UPDATE, name).saying(enabled ? "enabled" : "disabled"));
        }
        return known;
    }

    /**
     * Sets another password and ends the person's sessions.
     *
     * @param mustChange whether it is only good for choosing another
     * @return whether there is such an account
     */
    @Transactional
    public boolean changePassword(AccountName name, Password password, boolean mustChange) {
        boolean known = jdbc.sql("""
            update platform.account set password_hash = :hash, must_change_password = :mustChange where name = :name
            """)
                        .param("hash", encoded(password))
                        .param("mustChange", mustChange)
                        .param("name", name.value())
                        .update()
                > 0;
        if (known) {
            signIns.endAll(name);
            audit.record(entry(AuditAction.UPDATE, name).saying("password changed"));
        }
        return known;
    }

    /** Forgets the wrong passwords that lock an account. */
    @Transactional
    public void unlock(AccountName name) {
        if (failed.forgive(name)) {
            audit.record(entry(AuditAction.UPDATE, name).saying("unlocked"));
        }
    }

    /** Ends every session of a person. */
    @Transactional
    public void signOut(AccountName name) {
        signIns.endAll(name);
        audit.record(entry(AuditAction.UPDATE, name).saying("signed out everywhere"));
    }

    /** Where a person is signed in. */
    List<SignIns.Open> sessionsOf(AccountName name) {
        return signIns.openOf(name);
    }

    /** The wrong passwords that count against an account. */
    Optional<FailedSignIns.Held> heldAgainst(AccountName name) {
        return failed.of(name);
    }

    private String encoded(Password password) {
        return java.util.Objects.requireNonNull(encoder.encode(password.value()));
    }

    private static AuditEntry entry(AuditAction action, AccountName name) {
        return AuditEntry.of(action, "account", "account", name.value());
    }

    private static List<String> names(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).toList();
    }

    private static Account account(ResultSet row) throws SQLException {
        Set<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new Account(
                new AccountName(row.getString("name")),
                row.getString("display_name"),
                roles,
                row.getBoolean("enabled"),
                row.getBoolean("must_change_password"),
                row.getTimestamp("created_at").toInstant());
    }

    /** An account with the hash of its password, which never leaves this package. */
    record Credentials(Account account, String passwordHash) {}
}
