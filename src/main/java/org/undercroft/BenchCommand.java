package org.undercroft;

import org.undercroft.lab.CellBenchCommand;
import picocli.CommandLine.Command;

/** {@code undercroft bench}: measures what the program promises, on material that you give it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SUBCOMMAND",
        description = "Measures how well the program does, on material that you give it.",
        subcommands = CellBenchCommand.class)
final class BenchCommand {}
