package org.undercroft.lab.pathology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.label.LabelSize;
import org.undercroft.lab.label.LabelText;
import org.undercroft.lab.label.Labels;
import org.undercroft.lab.label.PdfLabels;
import org.undercroft.lab.label.ZplLabels;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.page.Refusal;

/** Prints the labels of blocks and slides, with their number as Data Matrix, and keeps in the case's story that it did. */
@Component
class CaseLabels {

    private final Labels labels;
    private final CaseBook book;

    CaseLabels(Labels labels, CaseBook book) {
        this.labels = labels;
        this.book = book;
    }

    /** What labels are printed for. */
    enum Kind {
        BLOCKS("Cassette"),
        SLIDES("Slide");

        private final String size;

        Kind(String size) {
            this.size = size;
        }
    }

    /** The labels of all blocks or slides of a case, or of one of them. */
    @Transactional
    public byte[] print(long id, Kind kind, String only, Labels.Form form) {
        PathologyCase pathologyCase = book.locked(id);
        List<LabelText> texts = texts(pathologyCase, kind)
                .filter(label -> only.isEmpty() || label.number().equals(only))
                .toList();
        if (texts.isEmpty()) {
            throw Refusal.unknown("There is nothing to print a label for.");
        }
        LabelSize size = labels.sizes().stream()
                .filter(each -> each.name().equals(kind.size))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no label size '" + kind.size + "'."));
        book.changed(
                id,
                AuditAction.READ,
                texts.size() + " labels printed, " + kind.size + " " + form + (only.isEmpty() ? "" : ": " + only));
        return switch (form) {
            case PDF -> PdfLabels.of(texts, size);
            case ZPL -> ZplLabels.of(texts, size).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Stream<LabelText> texts(PathologyCase pathologyCase, Kind kind) {
        String name = pathologyCase.patientName();
        return switch (kind) {
            case BLOCKS ->
                pathologyCase
                        .blocks()
                        .map(block -> new LabelText(
                                block.code().text(), List.of(name, block.content(), pathologyCase.recordNumber())));
            case SLIDES ->
                pathologyCase
                        .slides()
                        .map(slide -> new LabelText(
                                slide.code().text(),
                                List.of(
                                        name,
                                        slide.stain().name(),
                                        "Level " + slide.level() + "  " + pathologyCase.recordNumber())));
        };
    }
}
