package org.undercroft.lab.critical;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.critical.CriticalRepository.Watcher;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** Critical results for programs. */
@RestController
@RequestMapping("/api/lab/critical")
@MayReadLab
class CriticalApi {

    private final CriticalCalls calls;
    private final Statistics statistics;
    private final PagerDesk pager;

    CriticalApi(CriticalCalls calls, Statistics statistics, PagerDesk pager) {
        this.calls = calls;
        this.statistics = statistics;
        this.pager = pager;
    }

    /** A telephone call as the caller tells it. */
    record Telephoned(
            @Nullable String whom,
            @Nullable Boolean reached,
            @Nullable String readBack,
            @Nullable String note) {}

    /** A rung that somebody is on call for, or no longer. */
    record Duty(String whom, boolean on) {}

    /** How a read-back compared. */
    record Compared(ReadBack.Verdict verdict, String words) {}

    /** Those that the asking person watches; the laboratory sees all, unconfirmed ones too. */
    @GetMapping
    List<CriticalCall> list(Authentication reader) {
        boolean works = Role.LAB_TECHNOLOGIST.isHeldBy(reader) || Role.PATHOLOGIST.isHeldBy(reader);
        return calls.watched(works ? Watcher.ALL : calls.watcher(), !works);
    }

    /** What the asking person was paged for and has not in hand yet. */
    @GetMapping("/pages")
    List<PagedCall> pages() {
        return pager.unread();
    }

    @PostMapping("/pages/{page}/read")
    void read(@PathVariable long page) {
        pager.read(page);
    }

    /** The rungs that the asking person is on call for. */
    @GetMapping("/duties")
    List<String> duties() {
        return pager.duties();
    }

    @PostMapping("/duties")
    List<String> duty(@RequestBody Duty duty) {
        pager.duty(duty.whom(), duty.on());
        return pager.duties();
    }

    @GetMapping("/{id}")
    CriticalCall.Logged call(@PathVariable long id) {
        return calls.logged(id);
    }

    @PostMapping("/{id}/acknowledge")
    @AllowedTo({Role.DOCTOR, Role.NURSE})
    void acknowledge(@PathVariable long id) {
        calls.acknowledge(id);
    }

    @PostMapping("/{id}/calls")
    @MayWorkInLab
    Compared called(@PathVariable long id, @RequestBody Telephoned call) {
        ReadBack.Verdict verdict = calls.called(
                id, text(call.whom()), !Boolean.FALSE.equals(call.reached()), text(call.readBack()), text(call.note()));
        return new Compared(verdict, verdict.label());
    }

    @GetMapping("/figures")
    @MayWorkInLab
    Statistics.Figures figures(@RequestParam(defaultValue = "30") int days) {
        return statistics.of(Math.clamp(days, 1, 3_650));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
