package org.undercroft.platform.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undercroft.platform.command.CommandLineDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undercroft backup FILE}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything the program keeps into one file, as of one instant.",
            "The program may go on working meanwhile. The file holds patient data: keep it safe."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the backup is complete", "1:it could not be made", "2:the command was not understood"})
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The backup to write, such as undercroft-2026-11-23.zip.")
    private Path file = Path.of("undercroft-backup.zip");

    @Mixin
    private CommandLineDatabase database = new CommandLineDatabase();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        long rows = database.use(access -> new Backup(
                        access.dataSource(),
                        access.settings().schemas(),
                        line -> spec.commandLine().getErr().println(line))
                .writeTo(file));
        spec.commandLine().getOut().printf("%,d rows written to %s%n", rows, file);
        return 0;
    }
}
