package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.pathology.PathologyCase.Block;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.pathology.PathologyCase.Slide;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.page.Refusal;

/** Makes blocks, orders sections and stains from them, and keeps whether the stains' controls are good. */
@Component
class HistologyDesk {

    /** The stain that each new block gets. */
    static final String FIRST_STAIN = "HE";

    private static final int MOST_BLOCKS = 100;
    private static final int MOST_SLIDES = 40;

    private final CaseBook book;
    private final CaseRepository cases;
    private final PathologySettings settings;
    private final Tracking tracking;

    HistologyDesk(CaseBook book, CaseRepository cases, PathologySettings settings, Tracking tracking) {
        this.book = book;
        this.cases = cases;
        this.settings = settings;
        this.tracking = tracking;
    }

    /** Makes blocks of a part, one for each text, each with a first section; gives their labels. */
    @Transactional
    public List<ItemCode> addBlocks(long id, String letter, List<String> contents) {
        PathologyCase before = book.wanted(id);
        Part part = CaseDesk.part(before, letter);
        List<String> wanted = contents.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        int next = part.blocks().stream()
                        .mapToInt(block -> block.code().block())
                        .max()
                        .orElse(0)
                + 1;
        if (wanted.isEmpty() || next + wanted.size() - 1 > MOST_BLOCKS) {
            throw Refusal.unfit("Say what is in each block; a part has at most " + MOST_BLOCKS + ".");
        }
        Instant now = book.now();
        Stain first = stain(FIRST_STAIN);
        List<ItemCode> made = new ArrayList<>();
        for (String content : wanted) {
            ItemCode code = new ItemCode(before.number(), letter, next++, 0);
            String kept = CaseDesk.said(content, "", CaseDesk.SHORT);
            long block = cases.addBlock(part.id(), code.block(), kept, now, CaseBook.person());
            cases.addSlide(block, 1, 1, first, now, CaseBook.person());
            tracking.made(code, block, now);
            made.add(code);
        }
        book.changed(id, AuditAction.UPDATE, "Blocks made: " + String.join(", ", texts(made)));
        return made;
    }

    /** Orders sections of a block at a level, one for each stain; gives their labels. */
    @Transactional
    public List<ItemCode> orderSlides(long id, String blockCode, List<String> stains, int level) {
        Block block = block(book.wanted(id), blockCode);
        int next = block.slides().stream()
                        .mapToInt(slide -> slide.code().slide())
                        .max()
                        .orElse(0)
                + 1;
        if (stains.isEmpty() || next + stains.size() - 1 > MOST_SLIDES || level < 1 || level > 99) {
            throw Refusal.unfit(
                    "Order at least one stain, at level 1 to 99; a block has at most " + MOST_SLIDES + " slides.");
        }
        List<ItemCode> ordered = new ArrayList<>();
        for (String code : stains) {
            ItemCode slide = new ItemCode(
                    block.code().caseNumber(), block.code().part(), block.code().block(), next++);
            cases.addSlide(block.id(), slide.slide(), level, stain(code), book.now(), CaseBook.person());
            ordered.add(slide);
        }
        book.changed(
                id,
                AuditAction.UPDATE,
                "Ordered on " + block.code().text() + ", level " + level + ": " + String.join(", ", stains));
        return ordered;
    }

    /** Keeps whether the control of a slide shows what it should. */
    @Transactional
    public PathologyCase judgeControl(long id, String slideCode, boolean good) {
        Slide slide = slide(book.wanted(id), slideCode);
        if (slide.control().isEmpty()) {
            throw Refusal.unfit(slide.stain().name() + " has no control.");
        }
        cases.judgeControl(slide.id(), good, CaseBook.person());
        String verdict = good ? "is good" : "failed";
        return book.changed(id, AuditAction.UPDATE, "Control of " + slide.code().text() + " " + verdict);
    }

    /** Takes a slide back; it stays on record. */
    @Transactional
    public PathologyCase cancelSlide(long id, String slideCode, String why) {
        Slide slide = slide(book.wanted(id), slideCode);
        cases.cancelSlide(slide.id(), CaseDesk.said(why, "Say why it isn't wanted any more.", CaseDesk.SHORT));
        return book.changed(id, AuditAction.UPDATE, "Slide " + slide.code().text() + " cancelled: " + why.strip());
    }

    private static Block block(PathologyCase pathologyCase, String code) {
        return pathologyCase
                .blocks()
                .filter(block -> block.code().text().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The case has no block " + code + "."));
    }

    private static Slide slide(PathologyCase pathologyCase, String code) {
        return pathologyCase
                .slides()
                .filter(slide -> slide.code().text().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The case has no slide " + code + " that is still wanted."));
    }

    private Stain stain(String code) {
        return settings.stain(code).orElseThrow(() -> Refusal.unfit("There is no stain '" + code + "'."));
    }

    private static List<String> texts(List<ItemCode> codes) {
        return codes.stream().map(ItemCode::text).toList();
    }
}
