package org.undercroft.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.database.DatabaseSettings;
import org.undercroft.platform.secret.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** The signed heads of the chain, in the database and as files beside it. */
@Repository
public class AuditHeads {

    private static final String FOLDER = "audit-heads";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditKey key;
    private final Path folder;
    private final TransactionTemplate transaction;

    AuditHeads(
            JdbcClient jdbc,
            JsonMapper json,
            Secrets secrets,
            DatabaseSettings settings,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.json = json;
        this.key = AuditKey.of(secrets);
        this.folder = settings.data().resolve(FOLDER);
    }

    /** All heads, oldest first. */
    @Transactional(readOnly = true)
    public List<AuditHead> all() {
        return jdbc.sql("select day, position, hash, signed_at, signature from platform.audit_head order by position")
                .query((row, _) -> new AuditHead(
                        row.getObject("day", LocalDate.class),
                        row.getLong("position"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                        HexFormat.of().formatHex(row.getBytes("signature")),
                        key.publicHex()))
                .list();
    }

    /** All heads that there are, in the database and as files, to hold the trail against. */
    SignedHeads signed() {
        try {
            return SignedHeads.in(folder, key, json);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit heads in " + folder + " can't be read", e);
        }
    }

    /** Signs where the chain stands as the close of a day, unless it stands where it was signed last. */
    public Optional<AuditHead> sign(LocalDate day) {
        Optional<AuditHead> head = Objects.requireNonNull(transaction.execute(_ -> signAndKeep(day)));
        // Only what is committed is exported: a head that the database does not know would look like one taken away.
        head.ifPresent(this::export);
        return head;
    }

    private Optional<AuditHead> signAndKeep(LocalDate day) {
        Optional<AuditHead> head = jdbc.sql("""
            select position, hash from platform.audit_seal
            where position > (select coalesce(max(position), 0) from platform.audit_head)
            order by position desc limit 1
            """)
                .query((row, _) ->
                        signed(day, row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional();
        head.ifPresent(this::keep);
        return head;
    }

    /** Signs the close of yesterday if no head was signed since then. */
    void signYesterday(LocalDate today) {
        boolean done = jdbc.sql("select exists (select from platform.audit_head where day >= :day)")
                .param("day", today.minusDays(1))
                .query(Boolean.class)
                .single();
        if (!done) {
            sign(today.minusDays(1));
        }
    }

    private AuditHead signed(LocalDate day, long position, String hash) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        byte[] signature = key.sign(AuditHead.statement(day, position, hash, now));
        return new AuditHead(day, position, hash, now, HexFormat.of().formatHex(signature), key.publicHex());
    }

    private void keep(AuditHead head) {
        jdbc.sql("""
            insert into platform.audit_head (position, day, hash, signed_at, signature)
            values (:position, :day, :hash, :signedAt, :signature)
            on conflict (position) do nothing
            """)
                .param("position", head.position())
                .param("day", head.day())
                .param("hash", HexFormat.of().parseHex(head.hash()))
                .param("signedAt", head.signedAt().atOffset(ZoneOffset.UTC))
                .param("signature", HexFormat.of().parseHex(head.signature()))
                .update();
    }

    private void export(AuditHead head) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "head", ".new");
            Files.write(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(head));
            Files.move(fresh, folder.resolve(head.day() + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit head can't be written to " + folder, e);
        }
    }
}
