package org.undercroft.lab.printout;

import java.io.IOException;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.lab.report.WrittenReport.Former;
import org.undercroft.lab.report.WrittenReport.Item;
import org.undercroft.platform.page.Times;

/** Lays out a report that is written as a whole: words, and the table of susceptibilities. */
final class WrittenPart {

    private static final float SIZE = 8.5f;
    private static final float SMALL = 7.2f;
    private static final float NAME = Sheet.LEFT;
    private static final float VALUE = 190;
    private static final float INDENT = 12;

    private WrittenPart() {}

    static void write(Sheet sheet, WrittenReport report) throws IOException {
        PdfReport.section(sheet, report.title());
        for (Item item : report.items()) {
            switch (item.shape()) {
                case LINE -> line(sheet, item, 0);
                case ROW -> line(sheet, item, INDENT);
                case PROSE -> prose(sheet, item);
            }
        }
        sheet.grey(true);
        sheet.paragraph(report.signed(), SMALL, NAME, Sheet.RIGHT - NAME);
        sheet.grey(false);
        sheet.down(4);
    }

    private static void line(Sheet sheet, Item item, float indent) throws IOException {
        sheet.need(24);
        sheet.left(item.name(), SIZE, NAME + indent, VALUE - NAME - indent - 6);
        if (item.value().isEmpty()) {
            sheet.down(SIZE * 1.3f);
        } else {
            sheet.paragraph(item.value(), SIZE, VALUE, Sheet.RIGHT - VALUE);
        }
        beside(sheet, item, VALUE);
    }

    private static void prose(Sheet sheet, Item item) throws IOException {
        sheet.need(30);
        sheet.down(2);
        sheet.left(item.name(), SIZE, NAME, 400);
        sheet.down(SIZE * 1.4f);
        for (String paragraph : item.value().split("\\R", -1)) {
            sheet.paragraph(paragraph.isBlank() ? " " : paragraph, SIZE, NAME + INDENT, Sheet.RIGHT - NAME - INDENT);
        }
        beside(sheet, item, NAME + INDENT);
    }

    /** Notes, and what was told before: crossed out, never gone. */
    private static void beside(Sheet sheet, Item item, float x) throws IOException {
        for (String note : item.notes()) {
            sheet.grey(true);
            sheet.paragraph(note, SMALL, x, Sheet.RIGHT - x);
            sheet.grey(false);
        }
        for (Former former : item.former()) {
            sheet.paragraph(
                    "Reported before, " + Times.minutes(former.at()) + " by " + former.by() + "; changed because: "
                            + former.reason(),
                    SMALL,
                    x,
                    Sheet.RIGHT - x);
            for (String paragraph : former.value().split("\\R", -1)) {
                sheet.struckParagraph(paragraph, SMALL, x, Sheet.RIGHT - x);
            }
        }
        sheet.down(2);
    }
}
