package org.undercroft.lab.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.analyzer.Difference;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.TableDriver;
import org.undercroft.platform.page.Refusal;

/** The driver workbench for programs. */
@RestController
@RequestMapping("/api/analyzers/{id}/workbench")
@MaySetUpLab
class WorkbenchApi {

    private final Workbench bench;
    private final Drafting drafting;

    WorkbenchApi(Workbench bench, Drafting drafting) {
        this.bench = bench;
        this.drafting = drafting;
    }

    /** What is drafted. */
    record Drafted(
            Driver driver,
            List<Mapping> mappings,
            List<FlagMeaning> flags,
            @Nullable TableDriver table) {}

    /** What is to be drafted; what is left out is by the standard, or nothing. */
    record Said(
            @Nullable Driver driver,
            @Nullable List<WorkbenchPages.Line> mappings,
            @Nullable List<FlagMeaning> flags,
            @Nullable TableDriver table) {}

    /** What lies on the bench. */
    record View(
            int version,
            int basedOn,
            Drafted draft,
            List<Difference> differences,
            @Nullable Long message,
            List<MessageLine> lines,
            List<Tried> tried,
            String trouble) {}

    /** A message to lay on the bench: its number in the inbox, or its text. */
    record Laid(@Nullable Long message, @Nullable String text) {}

    /** The version that a publication made. */
    record Published(int version) {}

    @GetMapping
    View bench(@PathVariable long id) {
        return view(new AnalyzerId(id));
    }

    private View view(AnalyzerId id) {
        Workbench.Bench lying = bench.bench(id);
        return new View(
                lying.inForce().version(),
                lying.basedOn(),
                new Drafted(
                        lying.draft().driver(),
                        lying.draft().mappings().values().stream()
                                .sorted(Comparator.comparing(Mapping::code))
                                .toList(),
                        lying.draft().flags(),
                        lying.draft().table()),
                lying.differences(),
                lying.messageNumber(),
                lying.lines(),
                lying.tried(),
                lying.trouble());
    }

    @PutMapping
    View replace(@PathVariable long id, @RequestBody Said said) {
        List<WorkbenchPages.Line> lines = Objects.requireNonNullElse(said.mappings(), List.of());
        try {
            drafting.replace(
                    new AnalyzerId(id),
                    Objects.requireNonNullElse(said.driver(), Driver.STANDARD),
                    lines.stream().map(WorkbenchPages.Line::mapping).toList(),
                    Objects.requireNonNullElse(said.flags(), List.of()),
                    said.table());
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        return view(new AnalyzerId(id));
    }

    @PostMapping("/message")
    View lay(@PathVariable long id, @RequestBody Laid laid) {
        if (laid.message() == null && laid.text() == null) {
            throw Refusal.unfit("Say the message's number or its text.");
        } else if (laid.message() != null) {
            bench.pick(new AnalyzerId(id), laid.message());
        } else {
            bench.paste(new AnalyzerId(id), Objects.requireNonNullElse(laid.text(), ""));
        }
        return view(new AnalyzerId(id));
    }

    @PostMapping("/publish")
    Published publish(@PathVariable long id) {
        return new Published(bench.publish(new AnalyzerId(id)).version());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id) {
        bench.discard(new AnalyzerId(id));
    }
}
