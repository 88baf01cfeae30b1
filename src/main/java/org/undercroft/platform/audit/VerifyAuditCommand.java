package org.undercroft.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.command.CommandLineDatabase;
import org.undercroft.platform.secret.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code undercroft verify-audit}. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes the hash chain of the audit trail and checks the signed daily heads.",
            "Give the folder of heads that was exported and kept elsewhere: a chain made anew is found only against"
                    + " them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the trail is as it was written",
            "1:it could not be read",
            "2:the command was not understood",
            "3:the trail was altered; the first bad entry is named"
        })
public final class VerifyAuditCommand implements Callable<Integer> {

    private static final int ALTERED = 3;

    @Option(
            names = "--heads",
            paramLabel = "FOLDER",
            description = "Exported heads (default: audit-heads in the data folder).")
    private @Nullable Path heads;

    @Mixin
    private CommandLineDatabase database = new CommandLineDatabase();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return switch (database.use(this::verify)) {
            case AuditVerdict.Whole whole -> {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "The audit trail is whole: %,d entries sealed, %,d waiting for their seal, %,d signed"
                                        + " heads fit.%n",
                                whole.sealed(), whole.waiting(), whole.heads());
                yield 0;
            }
            case AuditVerdict.Broken broken -> {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "The audit trail was altered at entry %,d (%s): %s%n",
                                broken.position(), broken.damage(), broken.words());
                yield ALTERED;
            }
        };
    }

    private AuditVerdict verify(CommandLineDatabase.Access access) {
        Path data = access.settings().data();
        Path folder = heads == null ? data.resolve("audit-heads") : heads;
        try {
            AuditKey key = AuditKey.of(new Secrets(data.resolve("secrets")));
            return AuditVerifier.verify(access.dataSource(), SignedHeads.in(folder, key, JsonMapper.shared()));
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The heads in " + folder + " could not be read", e);
        }
    }
}
