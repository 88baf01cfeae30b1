package org.undercroft.platform.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The signed heads of the trail, and the check of the whole trail against them. */
@Controller
@AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER, Role.ADMINISTRATOR})
class AuditHeadPages {

    private static final String PAGE = "/audit/heads";
    private static final String PART = "audit/check";

    private final AuditHeads heads;
    private final AuditCheck check;

    AuditHeadPages(AuditHeads heads, AuditCheck check) {
        this.heads = heads;
        this.check = check;
    }

    @GetMapping(PAGE)
    String show(Model model) {
        model.addAttribute("heads", heads.all().reversed());
        model.addAttribute("meanings", meanings());
        model.addAttribute("check", view(check.state()));
        return "audit/heads";
    }

    /** The part of the page that shows how the check goes on. */
    @GetMapping(PAGE + "/check")
    String progress(Model model) {
        model.addAttribute("check", view(check.state()));
        return PART;
    }

    @PostMapping(PAGE + "/check")
    String verify() {
        check.start(Acting.current().actor());
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/sign")
    String sign(RedirectAttributes then) {
        boolean signed = heads.sign(LocalDate.now(ZoneOffset.UTC)).isPresent();
        then.addFlashAttribute(
                "notice",
                signed
                        ? Notice.success(
                                "A head is signed where the chain stands now. Download it and keep it elsewhere.")
                        : Notice.info("Nothing was added to the chain since the last head."));
        return "redirect:" + PAGE;
    }

    @GetMapping("/audit/heads.json")
    ResponseEntity<List<AuditHead>> export() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit-heads.json")
                                .build()
                                .toString())
                .body(heads.all());
    }

    @GetMapping("/api/audit/heads")
    @ResponseBody
    List<AuditHead> all() {
        return heads.all();
    }

    /**
     * How a check stands, for programs.
     *
     * @param running whether it still runs
     * @param checked entries checked so far
     * @param of about how many there are
     * @param whole what was found; null while it runs or if it could not be done
     * @param words the same in words
     */
    record Told(
            boolean running,
            long checked,
            long of,
            @Nullable Boolean whole,
            String words) {}

    @GetMapping("/api/audit/check")
    @ResponseBody
    Told told() {
        return told(check.state());
    }

    @PostMapping("/api/audit/check")
    @ResponseBody
    @ResponseStatus(HttpStatus.ACCEPTED)
    Told start() {
        return told(check.start(Acting.current().actor()));
    }

    private static Told told(AuditCheck.@Nullable State state) {
        if (state == null) {
            return new Told(false, 0, 0, null, "not checked since the program started");
        }
        AuditVerdict verdict = state.verdict();
        Boolean whole = verdict == null ? null : verdict instanceof AuditVerdict.Whole;
        return new Told(state.runs(), state.checked(), state.of(), whole, words(state));
    }

    private static CheckView view(AuditCheck.@Nullable State state) {
        if (state == null) {
            return new CheckView(false, 0, 1, Notice.info("Not checked since the program started."), "");
        }
        String when = "Asked for by " + state.by() + " at " + Times.seconds(state.startedAt())
                + (state.runs() ? "" : ", ended at " + Times.seconds(state.endedAt()));
        return new CheckView(state.runs(), state.checked(), Math.max(1, state.of()), notice(state), when);
    }

    private static Notice notice(AuditCheck.State state) {
        String words = "The trail is " + words(state) + ".";
        return switch (state.verdict()) {
            case AuditVerdict.Whole _ -> Notice.success(words);
            case AuditVerdict.Broken broken -> Notice.danger(words + " " + AuditWords.meaning(broken.damage()));
            case null -> state.runs() ? Notice.info(words(state)) : Notice.warning(words(state));
        };
    }

    private static String words(AuditCheck.State state) {
        AuditVerdict verdict = state.verdict();
        if (verdict != null) {
            return AuditWords.of(verdict);
        }
        return state.runs()
                ? "being checked: " + state.checked() + " of " + state.of() + " entries"
                : "The check could not be done: " + state.failure();
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (AuditVerdict.Damage damage : AuditVerdict.Damage.values()) {
            meanings.put(damage.name(), AuditWords.meaning(damage));
        }
        return meanings;
    }
}
