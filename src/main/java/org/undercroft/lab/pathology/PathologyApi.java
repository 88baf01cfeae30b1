package org.undercroft.lab.pathology;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MaySignOut;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.label.Labels;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.Refusal;

/** Cases of pathology for programs. */
@RestController
@RequestMapping("/api/pathology")
@MayWorkInLab
class PathologyApi {

    private final CaseList list;
    private final CaseDesk desk;
    private final HistologyDesk histology;
    private final SignOutDesk signOut;
    private final CaseLabels labels;
    private final Tracking tracking;
    private final PathologySettings settings;

    PathologyApi(
            CaseList list,
            CaseDesk desk,
            HistologyDesk histology,
            SignOutDesk signOut,
            CaseLabels labels,
            Tracking tracking,
            PathologySettings settings) {
        this.list = list;
        this.desk = desk;
        this.histology = histology;
        this.signOut = signOut;
        this.labels = labels;
        this.tracking = tracking;
        this.settings = settings;
    }

    /** Rows of a page, and how many there are on all pages. */
    record Rows(long total, List<CaseRow> rows) {}

    /** Labels to print: of all blocks or slides, or of one; without form PDF. */
    record Printed(CaseLabels.Kind kind, @Nullable String only, Labels.@Nullable Form form) {}

    /** A container or a label. */
    record Code(String code) {}

    /** A part as it is added; without container the number is left out. */
    record NewPart(String site, String procedure, @Nullable String accession) {}

    /** A part described. */
    record Description(String site, String procedure, String gross) {}

    /** What is in each new block. */
    record NewBlocks(List<String> contents) {}

    /** Stains of a block at a level. */
    record NewSlides(String block, List<String> stains, int level) {}

    /** A control's verdict. */
    record Control(boolean good) {}

    /** Why something is done. */
    record Said(String reason) {}

    /** A draft, and the revision that its writer had before them. */
    record Written(int revision, Draft.Text text) {}

    /** An opinion on a revision. */
    record Thought(int revision, boolean agrees, @Nullable String comment) {}

    /** Words to add. */
    record Added(String words) {}

    /** What a checklist still lacks. */
    record Lacking(List<String> problems) {}

    /** A scan at a station. */
    record Scanned(String station, String code) {}

    /** A second look as it is set. */
    record Look(DiagnosisClass.SecondLook secondLook, int share) {}

    /** A checklist as a site loads it. */
    record Table(String code, String version, String name, String table) {}

    @GetMapping("/cases")
    Rows list(@RequestParam MultiValueMap<String, String> query) {
        PageOf<CaseRow> page = list.page(CaseList.LISTING.read(query));
        return new Rows(page.total(), page.rows());
    }

    /** The case of a container, block or slide; a container's is opened if there is none. */
    @PostMapping("/cases/scan")
    PathologyCase scan(@RequestBody Code scanned) {
        return desk.scan(scanned.code());
    }

    @PostMapping("/cases")
    @ResponseStatus(HttpStatus.CREATED)
    PathologyCase open(@RequestBody CaseDesk.ByHand asked) {
        return desk.open(asked);
    }

    @GetMapping("/cases/{id}")
    CaseSheet look(@PathVariable long id) {
        return signOut.sheet(desk.look(id));
    }

    @PostMapping("/cases/{id}/parts")
    PathologyCase addPart(@PathVariable long id, @RequestBody NewPart part) {
        return desk.addPart(id, part.site(), part.procedure(), part.accession() == null ? "" : part.accession());
    }

    @PutMapping("/cases/{id}/parts/{letter}")
    PathologyCase describe(@PathVariable long id, @PathVariable String letter, @RequestBody Description said) {
        return desk.describe(id, letter, said.site(), said.procedure(), said.gross());
    }

    @PostMapping("/cases/{id}/parts/{letter}/blocks")
    List<String> addBlocks(@PathVariable long id, @PathVariable String letter, @RequestBody NewBlocks blocks) {
        return histology.addBlocks(id, letter, blocks.contents()).stream()
                .map(ItemCode::text)
                .toList();
    }

    @PostMapping("/cases/{id}/slides")
    List<String> orderSlides(@PathVariable long id, @RequestBody NewSlides slides) {
        return histology.orderSlides(id, slides.block(), slides.stains(), slides.level()).stream()
                .map(ItemCode::text)
                .toList();
    }

    @PostMapping("/cases/{id}/slides/{code}/control")
    PathologyCase judgeControl(@PathVariable long id, @PathVariable String code, @RequestBody Control control) {
        return histology.judgeControl(id, code, control.good());
    }

    @PostMapping("/cases/{id}/slides/{code}/cancel")
    PathologyCase cancelSlide(@PathVariable long id, @PathVariable String code, @RequestBody Said said) {
        return histology.cancelSlide(id, code, said.reason());
    }

    @PostMapping("/cases/{id}/labels")
    ResponseEntity<byte[]> labels(@PathVariable long id, @RequestBody Printed asked) {
        Labels.Form form = asked.form() == null ? Labels.Form.PDF : asked.form();
        return PathologyPages.printed(
                labels.print(id, asked.kind(), asked.only() == null ? "" : asked.only(), form), form);
    }

    @PostMapping("/cases/{id}/cancel")
    PathologyCase cancel(@PathVariable long id, @RequestBody Said said) {
        return desk.cancel(id, said.reason());
    }

    @PutMapping("/cases/{id}/draft")
    @MaySignOut
    PathologyCase write(@PathVariable long id, @RequestBody Written written) {
        return signOut.write(id, written.revision(), written.text());
    }

    @PostMapping("/cases/{id}/opinions")
    @MaySignOut
    PathologyCase opine(@PathVariable long id, @RequestBody Thought thought) {
        return signOut.opine(
                id, thought.revision(), thought.agrees(), thought.comment() == null ? "" : thought.comment());
    }

    @PutMapping("/cases/{id}/parts/{letter}/checklists/{code}")
    @MaySignOut
    Lacking answer(
            @PathVariable long id,
            @PathVariable String letter,
            @PathVariable String code,
            @RequestBody Map<String, String> answers) {
        return new Lacking(signOut.answer(id, letter, code, answers));
    }

    @PostMapping("/cases/{id}/sign")
    @MaySignOut
    SignedReport sign(@PathVariable long id) {
        return signOut.sign(id);
    }

    @PostMapping("/cases/{id}/addenda")
    @MaySignOut
    SignedReport addendum(@PathVariable long id, @RequestBody Added added) {
        return signOut.addendum(id, added.words());
    }

    @PostMapping("/scans")
    Tracking.Scan scan(@RequestBody Scanned scanned) {
        return tracking.scan(scanned.station(), scanned.code());
    }

    @GetMapping("/lost")
    List<Tracking.Lost> lost() {
        return tracking.lost();
    }

    @GetMapping("/classes")
    List<DiagnosisClass> classes() {
        return settings.classes();
    }

    @PutMapping("/classes/{code}")
    @MaySetUpLab
    void secondLook(@PathVariable String code, @RequestBody Look look) {
        settings.secondLook(code, look.secondLook(), look.share());
    }

    @GetMapping("/checklists")
    List<Checklist> checklists() {
        return settings.checklists();
    }

    @PostMapping("/checklists")
    @MaySetUpLab
    Checklist load(@RequestBody Table table) {
        if (table.table().length() > 200_000) {
            throw Refusal.unfit("A checklist has at most 200000 characters.");
        }
        return settings.load(table.code(), table.version(), table.name(), table.table());
    }
}
