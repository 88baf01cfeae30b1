package org.undercroft.lab.verification;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.verification.RuleRepository.Draft;
import org.undercroft.lab.verification.RuleRepository.Version;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Where the laboratory manager works on the rules: one draft, versions that never change, the newest of them live. */
@Component
class RuleDesk {

    private static final int LONGEST = 500_000;
    private static final int MOST_DAYS = 3_650;

    private final RuleRepository repository;
    private final DeltaRepository deltas;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;

    RuleDesk(RuleRepository repository, DeltaRepository deltas, CurrentCatalog catalogs, AuditTrail audit) {
        this.repository = repository;
        this.deltas = deltas;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    Version live() {
        return repository.live();
    }

    List<Version> versions() {
        return repository.versions();
    }

    Version version(int number) {
        return repository
                .version(number)
                .orElseThrow(() -> Refusal.unknown("There is no version " + number + " of the rules."));
    }

    /** The draft; where there is none, the live version as a beginning. */
    Draft draft() {
        return repository.draft().orElseGet(() -> {
            Version live = live();
            return new Draft(live.content(), live.version(), live.createdAt(), live.createdBy());
        });
    }

    boolean hasDraft() {
        return repository.draft().isPresent();
    }

    RuleText.Read read(String content) {
        return RuleText.read(content, Vocabulary.of(catalogs.now()));
    }

    static List<Rule> stored(Version version) {
        return RuleText.read(version.content(), Vocabulary.OPEN).rules();
    }

    /** Keeps the draft, wrong or right: nothing that was typed is lost. */
    @Transactional
    public RuleText.Read keep(String content) {
        if (content.length() > LONGEST) {
            throw Refusal.unfit("The rules are longer than " + LONGEST + " characters.");
        }
        repository.keepDraft(content.strip(), draft().basedOn(), actor());
        return read(content);
    }

    @Transactional
    public void discard() {
        repository.dropDraft();
    }

    /** Makes the draft the live version. One that was begun from an older version than the live one is refused. */
    @Transactional
    public Version goLive(String why) {
        Draft draft = repository.draft().orElseThrow(() -> Refusal.conflict("There is no draft: change a rule first."));
        if (draft.basedOn() != live().version()) {
            throw Refusal.conflict("Version " + live().version() + " went live meanwhile, the draft was begun from "
                    + draft.basedOn() + ": discard it or take the changes over.");
        }
        Version version = add(draft.content(), why);
        repository.dropDraft();
        return version;
    }

    /** Puts an older version in force again, as a new one. */
    @Transactional
    public Version restore(int number, String why) {
        return add(version(number).content(), why.isBlank() ? "version " + number + " again" : why);
    }

    private Version add(String content, String why) {
        RuleText.Read read = read(content);
        if (!read.isClean()) {
            throw Refusal.unfit("The rules can't go live: " + String.join(" ", read.errors()));
        } else if (why.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays with the version.");
        }
        Version before = live();
        Version version = repository.add(content, why.strip(), actor());
        audit.configurationChanged(
                "verification-rules",
                "version " + before.version(),
                "version " + version.version() + ": " + why.strip());
        return version;
    }

    /** Learns from the results of the last days how much values usually change; rules use it from now on. */
    @Transactional
    public DeltaRepository.Learning learn(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.unfit("Learn from between 1 and " + MOST_DAYS + " days.");
        }
        List<DeltaLearning.Pair> pairs = deltas.pairs(days, "");
        int next = deltas.learning().map(DeltaRepository.Learning::version).orElse(0) + 1;
        DeltaLimits limits = DeltaLearning.of(next, pairs);
        if (limits.usual().isEmpty()) {
            throw Refusal.conflict(
                    "There are only " + pairs.size() + " pairs of values; a test needs " + DeltaLearning.FEWEST + ".");
        }
        DeltaRepository.Learning learning = deltas.keep(limits, pairs.size(), days, actor());
        repository.raiseRevision();
        audit.configurationChanged(
                "delta-limits",
                next == 1 ? null : "version " + (next - 1),
                "version " + next + " from " + pairs.size() + " pairs");
        return learning;
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
