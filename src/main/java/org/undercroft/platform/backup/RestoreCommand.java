package org.undercroft.platform.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undercroft.platform.command.CommandLineDatabase;
import org.undercroft.platform.database.SchemaMigrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undercroft restore FILE}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Replaces everything the program keeps by a backup, all of it or nothing. Stop the program first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the backup is in place",
            "1:it could not be put back; nothing was changed",
            "2:the command was not understood"
        })
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A backup written by 'undercroft backup'.")
    private Path file = Path.of("undercroft-backup.zip");

    @Option(names = "--replace", description = "Yes, what is in the database now may be lost.")
    private boolean replace;

    @Mixin
    private CommandLineDatabase database = new CommandLineDatabase();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!replace) {
            throw new ParameterException(
                    spec.commandLine(), "This replaces everything in the database. Add --replace if that is meant.");
        }
        long rows = database.alone(access -> {
            new SchemaMigrations(access.dataSource(), access.settings()).migrate();
            return new Restore(
                            access.dataSource(),
                            access.settings().schemas(),
                            line -> spec.commandLine().getErr().println(line))
                    .readFrom(file);
        });
        spec.commandLine().getOut().printf("%,d rows put back from %s%n", rows, file);
        return 0;
    }
}
