package org.undercroft.lab.workbench;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.StoredMessages;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Difference;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.setup.AnalyzerDesk;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;

/** The desk at which drafted drivers are tried on a message and published; {@link Drafting} changes the draft. */
@Component
public class Workbench {

    private static final int HEADINGS = 30;

    private final AnalyzerDesk desk;
    private final Drafting drafting;
    private final DraftRepository drafts;
    private final StoredMessages messages;
    private final CurrentCatalog catalogs;
    private final AnalyzerRoster roster;
    private final Clock clock = Clock.systemUTC();

    Workbench(
            AnalyzerDesk desk,
            Drafting drafting,
            DraftRepository drafts,
            StoredMessages messages,
            CurrentCatalog catalogs,
            AnalyzerRoster roster) {
        this.desk = desk;
        this.drafting = drafting;
        this.roster = roster;
        this.drafts = drafts;
        this.messages = messages;
        this.catalogs = catalogs;
    }

    /**
     * What lies on the bench.
     *
     * @param inForce the analyzer as it reads now
     * @param draft the analyzer as drafted
     * @param basedOn the version the draft began from
     * @param differences what publishing would change
     * @param messageNumber the message it is tried on, if that lies in the inbox
     * @param lines the message taken apart; empty if there is none
     * @param tried what the draft makes of it
     * @param trouble why the message can't be read; empty if it can
     */
    public record Bench(
            Analyzer inForce,
            Analyzer draft,
            int basedOn,
            List<Difference> differences,
            @Nullable Long messageNumber,
            List<MessageLine> lines,
            List<Tried> tried,
            String trouble) {

        /** Whether somebody published another version since the draft was begun. */
        public boolean isOvertaken() {
            return basedOn != inForce.version();
        }
    }

    @Transactional
    public Bench bench(AnalyzerId id) {
        Analyzer inForce = desk.get(id);
        Draft draft = drafting.draft(id);
        List<Difference> differences = Difference.between(inForce, draft.content());
        List<MessageLine> lines = List.of();
        List<Tried> tried = List.of();
        String trouble = "";
        try {
            Captured captured = captured(inForce, draft).orElse(null);
            if (captured != null) {
                lines = TakenApart.of(captured, draft.content().table());
                tried = Tried.all(captured, draft.content(), catalogs.now(), clock.instant());
            }
        } catch (UnacceptableMessage e) {
            trouble = String.valueOf(e.getMessage());
        }
        return new Bench(
                inForce, draft.content(), draft.basedOn(), differences, draft.messageNumber(), lines, tried, trouble);
    }

    /** The latest messages of an analyzer. */
    List<StoredMessages.Heading> headings(Analyzer analyzer) {
        return messages.latest(analyzer.identification(), HEADINGS);
    }

    private Optional<Captured> captured(Analyzer analyzer, Draft draft) {
        if (draft.message() != null) {
            return Optional.of(new Captured(messages.unkept(Captured.formatOf(draft.message()), draft.message())));
        } else if (draft.messageNumber() == null) {
            return Optional.empty();
        }
        return read(analyzer, draft.messageNumber()).map(Captured::new);
    }

    /** Nobody reads another sender's messages by way of the bench. */
    private Optional<InboundMessage> read(Analyzer analyzer, long number) {
        return messages.read(new MessageId(number))
                .filter(message -> roster.find(message.sender())
                        .filter(sender -> sender.id().equals(analyzer.id()))
                        .isPresent());
    }

    /** Lays a message of the inbox on the bench. */
    @Transactional
    public void pick(AnalyzerId id, long number) {
        if (read(desk.get(id), number).isEmpty()) {
            throw Refusal.unknown("Message " + number + " is none of this analyzer's.");
        }
        drafting.change(id, draft -> draft.on(number, null));
    }

    /** Lays a pasted message on the bench. */
    @Transactional
    public void paste(AnalyzerId id, String text) {
        if (text.length() > PastedText.LONGEST) {
            throw Refusal.unfit("That is too long: " + PastedText.LONGEST + " characters at most.");
        }
        byte[] message = PastedText.message(text, desk.get(id).identification().startsWith("FILE|"));
        if (message.length == 0) {
            throw Refusal.unfit("Nothing was pasted.");
        }
        drafting.change(id, draft -> draft.on(null, message));
    }

    /** Puts the draft in force as a new version; what is held is judged again. */
    @Transactional
    public Analyzer publish(AnalyzerId id) {
        Draft draft = drafting.draft(id);
        Analyzer inForce = desk.get(id);
        if (draft.basedOn() != inForce.version()) {
            throw Refusal.conflict("Version " + inForce.version() + " was published after this draft was begun from "
                    + draft.basedOn() + ": look at the differences, then take them over or discard the draft.");
        }
        if (Difference.between(inForce, draft.content()).isEmpty()) {
            throw Refusal.conflict("The draft changes nothing.");
        }
        Content wanted = new Content(draft.content());
        Analyzer published = desk.putInForce(id, wanted.readBy(inForce));
        drafts.keep(id, Draft.of(published).on(draft.messageNumber(), draft.message()), actor());
        return published;
    }

    /** The draft replaces what was published since: a person has seen the differences. */
    @Transactional
    public void takeOver(AnalyzerId id) {
        Draft draft = drafting.draft(id);
        Analyzer inForce = desk.get(id);
        Analyzer content = new Content(draft.content()).readBy(inForce);
        drafts.keep(id, Draft.of(inForce).with(content).on(draft.messageNumber(), draft.message()), actor());
    }

    /** Throws the draft away; the message stays on the bench. */
    @Transactional
    public void discard(AnalyzerId id) {
        Draft draft = drafting.draft(id);
        drafts.keep(id, Draft.of(desk.get(id)).on(draft.messageNumber(), draft.message()), actor());
    }

    /** Clears the bench: draft and message. */
    @Transactional
    public void clear(AnalyzerId id) {
        drafts.forget(id);
    }

    private static String actor() {
        return Acting.current().actor().name();
    }

    /** What a draft says; name, state and the like are not its matter. */
    private record Content(Analyzer drafted) {

        Analyzer readBy(Analyzer inForce) {
            return inForce.readBy(drafted.driver(), drafted.mappings(), drafted.flags())
                    .readBy(drafted.table());
        }
    }
}
