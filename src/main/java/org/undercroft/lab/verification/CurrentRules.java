package org.undercroft.lab.verification;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The live rules and learned limits, kept in memory until their revision changes. */
@Component
class CurrentRules {

    private final RuleRepository repository;
    private final DeltaRepository deltas;
    private volatile @Nullable Live kept;

    CurrentRules(RuleRepository repository, DeltaRepository deltas) {
        this.repository = repository;
        this.deltas = deltas;
        repository.startIfEmpty();
    }

    /**
     * What is live.
     *
     * @param revision by which a change is noticed
     * @param rules the table
     * @param deltas what was learned
     */
    record Live(long revision, RuleSet rules, DeltaLimits deltas) {}

    Live now() {
        long revision = repository.revision();
        Live live = kept;
        if (live == null || live.revision() != revision) {
            live = new Live(revision, read(), deltas.latest());
            kept = live;
        }
        return live;
    }

    private RuleSet read() {
        RuleRepository.Version version = repository.live();
        RuleText.Read read = RuleText.read(version.content(), Vocabulary.OPEN);
        if (!read.isClean()) {
            throw new IllegalStateException("Rule set " + version.version() + " can't be read: " + read.errors());
        }
        return new RuleSet(version.version(), read.rules());
    }
}
