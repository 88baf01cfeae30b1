package org.undercroft.lab.pathology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.undercroft.lab.catalog.Loinc;
import org.undercroft.platform.page.CsvText;

/**
 * A synoptic report's questions, as a site loads them.
 *
 * @param code its code
 * @param version its version
 * @param name as people read it
 * @param elements what is asked, in order
 */
public record Checklist(String code, String version, String name, List<Element> elements) {

    /** Stands between several answers to one question. */
    static final String SEPARATOR = "; ";

    private static final int MOST = 200;

    public Checklist {
        elements = List.copyOf(elements);
    }

    /** How a question is answered. */
    public enum Kind {
        CHOICE,
        CHOICES,
        NUMBER,
        TEXT
    }

    /**
     * One question.
     *
     * @param code its code
     * @param label as people read it
     * @param kind how it is answered
     * @param required whether it must be, where it is asked
     * @param choices what may be answered
     * @param unit of a number; may be empty
     * @param most the question whose number this one may not exceed; empty if none
     * @param askedIf the question on whose answer it depends; empty if it is always asked
     * @param askedIfAnswer that answer
     * @param loinc its LOINC code; empty if it has none
     */
    public record Element(
            String code,
            String label,
            Kind kind,
            boolean required,
            List<String> choices,
            String unit,
            String most,
            String askedIf,
            String askedIfAnswer,
            String loinc) {

        public Element {
            choices = List.copyOf(choices);
        }

        /** Whether it is asked, given these answers. */
        public boolean isAsked(Map<String, String> answers) {
            return askedIf.isEmpty()
                    || Arrays.asList(answers.getOrDefault(askedIf, "").split(SEPARATOR, -1))
                            .contains(askedIfAnswer);
        }
    }

    /**
     * Reads a table with the columns element, label, kind, required, choices, unit, most, when, and loinc if it likes.
     *
     * @throws IllegalArgumentException naming the row that can't be read
     */
    public static Checklist read(String code, String version, String name, String table) {
        List<List<String>> rows = CsvText.rows(table);
        List<String> heading = List.of("element", "label", "kind", "required", "choices", "unit", "most", "when");
        List<String> coded = new ArrayList<>(heading);
        coded.add("loinc");
        if (rows.isEmpty()
                || (!rows.getFirst().equals(heading) && !rows.getFirst().equals(coded))) {
            throw new IllegalArgumentException(
                    "The first row must read: " + String.join(",", heading) + ", and may have loinc behind it");
        }
        int width = rows.getFirst().size();
        if (rows.size() < 2 || rows.size() > MOST) {
            throw new IllegalArgumentException("A checklist asks 1 to " + (MOST - 1) + " questions");
        }
        List<Element> elements = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            Element element = element(rows.get(i), i + 1, width, known);
            known.add(element.code());
            elements.add(element);
        }
        return new Checklist(code, version, name, elements);
    }

    private static Element element(List<String> row, int number, int width, Set<String> known) {
        if (row.size() != width || row.get(0).isBlank() || row.get(1).isBlank() || known.contains(row.get(0))) {
            throw new IllegalArgumentException(
                    "Row " + number + " needs " + width + " cells, a code of its own and a label");
        }
        Kind kind;
        try {
            kind = Kind.valueOf(row.get(2));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Row " + number + ": '" + row.get(2) + "' is no kind of question", unknown);
        }
        List<String> choices =
                row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split("\\|", -1));
        if ((kind == Kind.CHOICE || kind == Kind.CHOICES) && choices.size() < 2) {
            throw new IllegalArgumentException("Row " + number + ": a choice needs at least two answers");
        }
        String[] when =
                row.get(7).isEmpty() ? new String[] {"", ""} : row.get(7).split("=", 2);
        boolean unknownReference = !row.get(6).isEmpty() && !known.contains(row.get(6));
        if (unknownReference || when.length != 2 || (!when[0].isEmpty() && !known.contains(when[0]))) {
            throw new IllegalArgumentException("Row " + number + " points to a question that isn't asked before");
        }
        return new Element(
                row.get(0),
                row.get(1),
                kind,
                row.get(3).equals("yes"),
                choices,
                row.get(5),
                row.get(6),
                when[0],
                when[1],
                loinc(row, number));
    }

    private static String loinc(List<String> row, int number) {
        String code = row.size() > 8 ? row.get(8).strip() : "";
        if (!code.isEmpty() && !Loinc.isRight(code)) {
            throw new IllegalArgumentException("Row " + number + ": '" + code + "' is no LOINC code");
        }
        return code;
    }

    /** What people read of a question. */
    public String label(String code) {
        return elements.stream()
                .filter(element -> element.code().equals(code))
                .map(Element::label)
                .findFirst()
                .orElse(code);
    }

    /** What is missing or wrong in these answers, in words. */
    public List<String> problems(Map<String, String> answers) {
        List<String> problems = new ArrayList<>();
        for (Element element : elements) {
            String answer = answers.getOrDefault(element.code(), "");
            if (!element.isAsked(answers)) {
                continue;
            }
            if (answer.isBlank()) {
                if (element.required()) {
                    problems.add(name + ": " + element.label() + " is not answered.");
                }
            } else {
                check(element, answer, answers, problems);
            }
        }
        return problems;
    }

    private void check(Element element, String answer, Map<String, String> answers, List<String> problems) {
        switch (element.kind()) {
            case CHOICE, CHOICES -> {
                List<String> given =
                        element.kind() == Kind.CHOICE ? List.of(answer) : List.of(answer.split(SEPARATOR, -1));
                given.stream()
                        .filter(each -> !element.choices().contains(each))
                        .forEach(each ->
                                problems.add(name + ": '" + each + "' is no answer to " + element.label() + "."));
            }
            case NUMBER -> number(element, answer, answers, problems);
            case TEXT -> {}
        }
    }

    private void number(Element element, String answer, Map<String, String> answers, List<String> problems) {
        if (!isNumber(answer)) {
            problems.add(name + ": " + element.label() + " is a number.");
            return;
        }
        String most = answers.getOrDefault(element.most(), "");
        if (!element.most().isEmpty() && isNumber(most) && new BigDecimal(answer).compareTo(new BigDecimal(most)) > 0) {
            problems.add(name + ": " + element.label() + " (" + answer + ") is more than there are (" + most + ").");
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,6}([.]\\d{1,3})?");
    }

    /** The questions that are answered, in order. */
    List<Element> answered(Map<String, String> answers) {
        return elements.stream()
                .filter(element -> element.isAsked(answers)
                        && !answers.getOrDefault(element.code(), "").isBlank())
                .toList();
    }

    /** The answers as a report prints them, a line each. */
    public String text(Map<String, String> answers) {
        return answered(answers).stream()
                .map(element -> (element.label() + ": " + answers.get(element.code()) + " " + element.unit()).strip())
                .collect(Collectors.joining("\n", name + "\n", ""));
    }
}
