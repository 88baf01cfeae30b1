package org.undercroft.lab.critical;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.critical.CriticalRepository.Watcher;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** Critical results on the screens of doctors, wards and the laboratory, kept up to date by themselves. */
@Controller
@RequestMapping("/lab/critical")
@MayReadLab
class CriticalPages {

    private static final int DAYS = 30;

    private final CriticalCalls calls;
    private final Statistics statistics;
    private final PagerDesk pager;
    private final LiveStream stream;
    private final Clock clock;

    CriticalPages(CriticalCalls calls, Statistics statistics, PagerDesk pager, LiveStream criticalStream, Clock clock) {
        this.calls = calls;
        this.statistics = statistics;
        this.pager = pager;
        this.stream = criticalStream;
        this.clock = clock;
    }

    @GetMapping
    String list(Authentication reader, Model model) {
        boolean works = works(reader);
        Watcher watcher = works ? Watcher.ALL : calls.watcher();
        model.addAttribute("calls", calls.watched(watcher, !works));
        model.addAttribute("doctor", watcher.doctor());
        model.addAttribute("wards", String.join(", ", watcher.wards()));
        model.addAttribute("works", works);
        model.addAttribute("now", clock.instant());
        model.addAttribute("pages", pager.unread());
        model.addAttribute("duties", pager.duties());
        model.addAttribute("rungs", pager.rungs());
        return "lab/critical/list";
    }

    private static boolean works(Authentication reader) {
        return Role.LAB_TECHNOLOGIST.isHeldBy(reader) || Role.PATHOLOGIST.isHeldBy(reader);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        return stream.watch();
    }

    /** What this person wants to see here: the results of one doctor's orders, of some wards, or all. */
    @PostMapping("/watch")
    @AllowedTo({Role.DOCTOR, Role.NURSE})
    String watch(
            @RequestParam(defaultValue = "") String doctor,
            @RequestParam(defaultValue = "") String wards,
            RedirectAttributes then) {
        List<String> named = Arrays.stream(wards.split(",", -1))
                .map(String::strip)
                .filter(ward -> !ward.isEmpty())
                .toList();
        return done("/lab/critical", then, () -> {
            calls.watch(doctor, named);
            return Notice.success("This page now shows what you asked for.");
        });
    }

    /** This person is on call for a rung of the ladder, or no longer. */
    @PostMapping("/duty")
    String duty(@RequestParam String whom, @RequestParam boolean on, RedirectAttributes then) {
        return done("/lab/critical", then, () -> {
            pager.duty(whom, on);
            return Notice.success(on ? "You are paged as " + whom + " from now on." : "You are not paged any more.");
        });
    }

    @PostMapping("/pages/{page}/read")
    String read(@PathVariable long page, RedirectAttributes then) {
        return done("/lab/critical", then, () -> {
            pager.read(page);
            return Notice.success("The log says that you have it in hand.");
        });
    }

    @GetMapping("/{id}")
    String call(@PathVariable long id, Authentication reader, Model model) {
        model.addAttribute("logged", calls.logged(id));
        model.addAttribute("works", works(reader));
        return "lab/critical/call";
    }

    @PostMapping("/{id}/acknowledge")
    @AllowedTo({Role.DOCTOR, Role.NURSE})
    String acknowledge(@PathVariable long id, RedirectAttributes then) {
        return done("/lab/critical", then, () -> {
            calls.acknowledge(id);
            return Notice.success("Acknowledged: the laboratory sees that you have read it.");
        });
    }

    @PostMapping("/{id}/calls")
    @MayWorkInLab
    String called(
            @PathVariable long id,
            @RequestParam String whom,
            @RequestParam(defaultValue = "false") boolean unreached,
            @RequestParam(defaultValue = "") String readBack,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        return done("/lab/critical/" + id, then, () -> notice(calls.called(id, whom, !unreached, readBack, note)));
    }

    private static Notice notice(ReadBack.Verdict verdict) {
        return switch (verdict) {
            case MATCH -> Notice.success("Read back rightly: the call is closed.");
            case INCOMPLETE ->
                Notice.warning("The value is right, the unit was not read back: ask for it. Still open.");
            case MISMATCH ->
                Notice.danger("WRONG read-back: what was heard is not what was reported. Say it again. Still open.");
            case NOT_READ_BACK -> Notice.warning("Nothing was read back: ask for it. Still open.");
            case NOT_REACHED -> Notice.warning("Nobody was reached. Still open.");
        };
    }

    @GetMapping("/figures")
    @MayWorkInLab
    String figures(@RequestParam(defaultValue = "30") int days, Model model) {
        int asked = Math.clamp(days, 1, 3_650);
        model.addAttribute("days", asked);
        model.addAttribute("figures", statistics.of(asked));
        model.addAttribute("policy", calls.policy());
        return "lab/critical/figures";
    }

    @PostMapping("/policy")
    @MayWorkInLab
    String change(
            @RequestParam String ladder,
            @RequestParam(defaultValue = "false") boolean afterCall,
            RedirectAttributes then) {
        return done("/lab/critical/figures?days=" + DAYS, then, () -> {
            calls.change(ladder, afterCall);
            return Notice.success("Kept; open calls follow it from now on.");
        });
    }

    private static String done(String where, RedirectAttributes then, Supplier<Notice> work) {
        try {
            then.addFlashAttribute("notice", work.get());
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + where;
    }
}
