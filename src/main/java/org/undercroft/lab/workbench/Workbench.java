package org.undercroft.lab.workbench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.StoredMessages;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.LabRefusal;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Difference;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.TableDriver;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.setup.AnalyzerDesk;
import org.undercroft.platform.actor.Acting;

/** The desk at which drivers are drafted, tried and published. */
@Component
public class Workbench {

    private static final int HEADINGS = 30;

    private final AnalyzerDesk desk;
    private final DraftRepository drafts;
    private final StoredMessages messages;
    private final CurrentCatalog catalogs;
    private final AnalyzerRoster roster;
    private final Clock clock = Clock.systemUTC();

    Workbench(
            AnalyzerDesk desk,
            DraftRepository drafts,
            StoredMessages messages,
            CurrentCatalog catalogs,
            AnalyzerRoster roster) {
        this.desk = desk;
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
        Draft draft = draft(id);
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
            return Optional.of(
                    new Captured(messages.unkept(Captured.formatOf(draft.message()), draft.message())));
        } else if (draft.messageNumber() == null) {
            return Optional.empty();
        }
        return read(analyzer, draft.messageNumber())
                .map(Captured::new);
    }

    /** Nobody reads another sender's messages by way of the bench. */
    private Optional<InboundMessage> read(Analyzer analyzer, long number) {
        return messages.read(new MessageId(number))
                .filter(message -> roster.find(message.sender())
                        .filter(sender -> sender.id().equals(analyzer.id()))
                        .isPresent());
    }

    private Draft draft(AnalyzerId id) {
        return drafts.find(id).orElseGet(() -> Draft.of(desk.get(id)));
    }

    private void change(AnalyzerId id, UnaryOperator<Draft> work) {
        drafts.keep(id, work.apply(draft(id)), Acting.current().actor().name());
    }

    /** Lays a message of the inbox on the bench. */
    @Transactional
    public void pick(AnalyzerId id, long number) {
        if (read(desk.get(id), number).isEmpty()) {
            throw LabRefusal.unknown("Message " + number + " is none of this analyzer's.");
        }
        change(id, draft -> draft.on(number, null));
    }

    /** Lays a pasted message on the bench. */
    @Transactional
    public void paste(AnalyzerId id, String text) {
        if (text.length() > PastedText.LONGEST) {
            throw LabRefusal.unfit("That is too long: " + PastedText.LONGEST + " characters at most.");
        }
        byte[] message = PastedText.message(text, desk.get(id).identification().startsWith("FILE|"));
        if (message.length == 0) {
            throw LabRefusal.unfit("Nothing was pasted.");
        }
        change(id, draft -> draft.on(null, message));
    }

    @Transactional
    public void map(AnalyzerId id, Mapping mapping) {
        if (mapping.test() != null && catalogs.now().test(mapping.test()).isEmpty()) {
            throw LabRefusal.unfit("The catalog has no test '" + mapping.test() + "'.");
        }
        mappings(id, mappings -> mappings.put(mapping.code(), mapping));
    }

    @Transactional
    public void unmap(AnalyzerId id, String code) {
        mappings(id, mappings -> mappings.remove(code));
    }

    /** Says in which field the value of a code stands. */
    @Transactional
    public void valueField(AnalyzerId id, String code, int field) {
        mappings(id, mappings -> {
            Mapping former = mappings.getOrDefault(code, new Mapping(code, null, "", null, null, "", null));
            mappings.put(
                    code,
                    new Mapping(
                            code,
                            former.test(),
                            former.unit(),
                            former.factor(),
                            former.decimals(),
                            former.loinc(),
                            field));
        });
    }

    private void mappings(AnalyzerId id, java.util.function.Consumer<Map<String, Mapping>> work) {
        change(id, draft -> {
            Analyzer content = draft.content();
            Map<String, Mapping> mappings = new HashMap<>(content.mappings());
            work.accept(mappings);
            return draft.with(content.readBy(content.driver(), mappings, content.flags()));
        });
    }

    /** Says what a sign means; one of the same kind and pattern is replaced. */
    @Transactional
    public void flag(AnalyzerId id, FlagMeaning meaning) {
        flags(id, flags -> {
            flags.removeIf(
                    other -> other.source() == meaning.source() && other.pattern().equals(meaning.pattern()));
            flags.add(meaning);
        });
    }

    @Transactional
    public void unflag(AnalyzerId id, FlagMeaning.Source source, String pattern) {
        flags(id, flags -> flags.removeIf(
                other -> other.source() == source && other.pattern().equals(pattern)));
    }

    private void flags(AnalyzerId id, java.util.function.Consumer<List<FlagMeaning>> work) {
        change(id, draft -> {
            Analyzer content = draft.content();
            List<FlagMeaning> flags = new ArrayList<>(content.flags());
            work.accept(flags);
            return draft.with(content.readBy(content.driver(), content.mappings(), flags));
        });
    }

    /** Says where things stand in its messages; what is null stays. */
    @Transactional
    public void driver(
            AnalyzerId id,
            @Nullable Integer valueField,
            @Nullable String specimenSource,
            @Nullable Integer codeComponent,
            @Nullable String controlPattern) {
        change(id, draft -> {
            Analyzer content = draft.content();
            Driver former = content.driver();
            Driver driver = new Driver(
                    valueField == null ? former.valueField() : valueField,
                    specimenSource == null ? former.specimenSource() : specimenSource,
                    codeComponent == null ? former.codeComponent() : codeComponent,
                    controlPattern == null ? former.controlPattern() : controlPattern);
            return draft.with(content.readBy(driver, content.mappings(), content.flags()));
        });
    }

    /** Says how its files are read; null for not at all. */
    @Transactional
    public void table(AnalyzerId id, @Nullable TableDriver table) {
        change(id, draft -> draft.with(draft.content().readBy(table)));
    }

    /** Replaces the whole draft, for programs. */
    @Transactional
    public void replace(
            AnalyzerId id,
            Driver driver,
            List<Mapping> mappings,
            List<FlagMeaning> flags,
            @Nullable TableDriver table) {
        Map<String, Mapping> byCode = new HashMap<>();
        for (Mapping mapping : mappings) {
            if (byCode.put(mapping.code(), mapping) != null) {
                throw LabRefusal.unfit("The code '" + mapping.code() + "' stands there twice.");
            }
        }
        change(id, draft -> draft.with(draft.content().readBy(driver, byCode, flags).readBy(table)));
    }

    /** Puts the draft in force as a new version; what is held is judged again. */
    @Transactional
    public Analyzer publish(AnalyzerId id) {
        Draft draft = draft(id);
        Analyzer inForce = desk.get(id);
        if (draft.basedOn() != inForce.version()) {
            throw LabRefusal.conflict("Version " + inForce.version() + " was published after this draft was begun from "
                    + draft.basedOn() + ": look at the differences, then take them over or discard the draft.");
        }
        if (Difference.between(inForce, draft.content()).isEmpty()) {
            throw LabRefusal.conflict("The draft changes nothing.");
        }
        Content wanted = new Content(draft.content());
        Analyzer published = desk.putInForce(id, wanted.readBy(inForce));
        drafts.keep(id, Draft.of(published).on(draft.messageNumber(), draft.message()), actor());
        return published;
    }

    /** The draft replaces what was published since: a person has seen the differences. */
    @Transactional
    public void takeOver(AnalyzerId id) {
        Draft draft = draft(id);
        Analyzer inForce = desk.get(id);
        Analyzer content = new Content(draft.content()).readBy(inForce);
        drafts.keep(
                id,
                Draft.of(inForce).with(content).on(draft.messageNumber(), draft.message()),
                actor());
    }

    /** Throws the draft away; the message stays on the bench. */
    @Transactional
    public void discard(AnalyzerId id) {
        Draft draft = draft(id);
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
            return inForce.readBy(drafted.driver(), drafted.mappings(), drafted.flags()).readBy(drafted.table());
        }
    }
}
