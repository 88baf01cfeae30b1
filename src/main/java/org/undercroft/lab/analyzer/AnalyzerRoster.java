package org.undercroft.lab.analyzer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.platform.actor.Acting;

/** Knows an analyzer by what it says of itself, never by its port. */
@Component
public class AnalyzerRoster {

    private final AnalyzerRepository repository;
    private final ConcurrentMap<AnalyzerId, Instant> heard = new ConcurrentHashMap<>();
    private volatile @Nullable Roster kept;

    AnalyzerRoster(AnalyzerRepository repository) {
        this.repository = repository;
    }

    private record Roster(long revision, List<Analyzer> analyzers) {}

    /** All analyzers as committed at this moment. */
    public List<Analyzer> all() {
        return at(repository.revision());
    }

    private List<Analyzer> at(long revision) {
        Roster roster = kept;
        if (roster == null || roster.revision() != revision) {
            roster = new Roster(revision, repository.all());
            kept = roster;
        }
        return roster.analyzers();
    }

    /** The analyzer that calls itself so, if it is known. */
    public Optional<Analyzer> find(String sender) {
        return best(all(), sender);
    }

    /** The analyzer that calls itself so; one never heard before is entered, to be identified by a person. */
    public Analyzer recognize(String sender, Instant now) {
        Analyzer analyzer = find(sender).orElseGet(() -> enter(sender));
        note(analyzer.id(), now);
        return analyzer;
    }

    private Analyzer enter(String sender) {
        String said = sender.strip();
        String name = said.isEmpty() ? "Unnamed analyzer" : firstWords(said);
        AnalyzerSettings settings = new AnalyzerSettings(name, "", said, "", Driver.STANDARD);
        AnalyzerId id = repository.add(
                settings,
                AnalyzerState.TO_BE_IDENTIFIED,
                Acting.current().actor().name());
        return repository.find(id).orElseThrow();
    }

    private static String firstWords(String said) {
        int end = said.indexOf('^');
        String first = end < 0 ? said : said.substring(0, end).strip();
        return first.isEmpty() ? said : first;
    }

    /** Not with each message: once in ten seconds is enough for people and spares the row. */
    private void note(AnalyzerId id, Instant now) {
        Instant last = heard.get(id);
        if (last == null || last.plusSeconds(10).isBefore(now)) {
            heard.put(id, now);
            repository.heard(id, now);
        }
    }

    /** The one whose identification fits; of several the one that says most. */
    private static Optional<Analyzer> best(List<Analyzer> analyzers, String sender) {
        String said = sender.strip();
        return analyzers.stream()
                .filter(analyzer ->
                        analyzer.identification().equals(said) || Glob.matches(analyzer.identification(), said))
                .max(Comparator.comparing(
                                (Analyzer analyzer) -> analyzer.identification().equals(said))
                        .thenComparingInt(analyzer -> analyzer.identification().length()));
    }
}
