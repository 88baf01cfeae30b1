package org.undercroft;

import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.undercroft.exchange.ReplayCommand;
import org.undercroft.platform.audit.VerifyAuditCommand;
import org.undercroft.platform.backup.BackupCommand;
import org.undercroft.platform.backup.RestoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: it serves the hospital, unless its first argument names a subcommand. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Command(
        name = "undercroft",
        version = "Undercroft 0.1.0",
        mixinStandardHelpOptions = true,
        description = {
            "The system behind the scenes of a hospital.",
            "Without a subcommand it serves; settings are given as --name=value, such as --server.port=8080."
        },
        synopsisSubcommandLabel = "[SUBCOMMAND]",
        subcommands = {
            BackupCommand.class,
            RestoreCommand.class,
            VerifyAuditCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public class Undercroft {

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    /** Serves, or runs the subcommand that the first argument names and exits with its code. */
    public static void main(String[] arguments) {
        boolean serves = arguments.length == 0 || (arguments[0].startsWith("-") && !HELP.contains(arguments[0]));
        if (serves) {
            SpringApplication.run(Undercroft.class, arguments);
        } else {
            System.exit(new CommandLine(new Undercroft())
                    .setExecutionExceptionHandler(Undercroft::explain)
                    .setUsageHelpAutoWidth(true)
                    .execute(arguments));
        }
    }

    /** Tells what went wrong in words; the stack is for the log, not for the terminal. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult asked) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getClass().getName().startsWith("org.springframework")) {
            cause = cause.getCause();
        }
        command.getErr().println(command.getColorScheme().errorText(String.valueOf(cause.getMessage())));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
