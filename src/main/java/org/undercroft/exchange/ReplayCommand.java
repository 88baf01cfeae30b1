package org.undercroft.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.exchange.browser.StoredReplay;
import org.undercroft.exchange.lane.LaneBell;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.command.CommandLineDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undercroft replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts stored messages back into their lanes, to be handled again after a mend.",
            "The serving program handles them; one that starts later does so then. Without numbers, the dead ones are"
                    + " meant."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:they are in their lanes",
            "1:the database could not be used",
            "2:the command was not understood"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "Numbers of inbox messages.")
    private List<Long> numbers = List.of();

    @Option(names = "--dead", description = "All dead letters that the other options select.")
    private boolean dead;

    @Option(names = "--sender", paramLabel = "SENDER", description = "Only of this sender, such as HOSPITAL|ADT.")
    private @Nullable String sender;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type, such as ADT^A01.")
    private @Nullable String type;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "Received at or after, such as 2026-11-23T06:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Received before.")
    private @Nullable Instant until;

    @Mixin
    private CommandLineDatabase database = new CommandLineDatabase();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (numbers.isEmpty() != dead) {
            throw new ParameterException(
                    spec.commandLine(), "Say which messages: either their numbers, or --dead with a selection.");
        }
        int replayed = database.use(this::replay);
        spec.commandLine().getOut().printf("%,d messages are back in their lanes%n", replayed);
        return 0;
    }

    private int replay(CommandLineDatabase.Access access) {
        AuditTrail audit = new AuditTrail(new JdbcTemplate(access.dataSource()));
        Replay replay = new StoredReplay(JdbcClient.create(access.dataSource()), new LaneBell(), audit);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(access.dataSource()));
        Actor operator = Actor.person(System.getProperty("user.name") + " at the command line", null);
        return Objects.requireNonNull(Acting.as(
                operator, () -> transaction.execute(_ -> dead ? replay.of(selection()) : replay.of(chosen()))));
    }

    private List<MessageId> chosen() {
        return numbers.stream().map(MessageId::new).toList();
    }

    private Replay.Selection selection() {
        return new Replay.Selection("DEAD", sender, type, since, until);
    }
}
