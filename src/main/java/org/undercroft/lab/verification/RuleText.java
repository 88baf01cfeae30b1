package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.undercroft.records.Sex;

/**
 * The decision table as text: a row for each rule, seven cells with bars between them.
 *
 * <pre>{@code
 * Rule | Tests | Wards | Patients | When | Then | Why
 * Hemolyzed potassium | K | | | index H > 100 | hold | falsely high
 * }</pre>
 */
final class RuleText {

    private static final int CELLS = 7;
    private static final int MOST_ROWS = 2_000;
    private static final int LONGEST_NAME = 80;
    private static final Pattern PATIENTS = Pattern.compile("([FfMm])?\\s*(?:(\\d{1,3})?\\s*-\\s*(\\d{1,3})?)?");

    private RuleText() {}

    /**
     * What was read.
     *
     * @param rules the rows that could be read
     * @param errors what is wrong in the others, with the number of the row
     */
    record Read(List<Rule> rules, List<String> errors) {

        boolean isClean() {
            return errors.isEmpty();
        }
    }

    /** Reads a table; every row is looked at, so that all errors are told at once. */
    static Read read(String text, Vocabulary vocabulary) {
        List<Rule> rules = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int row = 0;
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.replaceAll("\\s", "").startsWith("Rule|Tests|")) {
                continue;
            }
            row++;
            try {
                Rule rule = rule(line, vocabulary);
                if (!names.add(rule.name())) {
                    throw new Unreadable("there is a rule of this name already");
                }
                rules.add(rule);
            } catch (Unreadable unreadable) {
                errors.add("Row " + row + " (" + line.split("\\|", 2)[0].strip() + "): " + unreadable.words() + ".");
            }
        }
        if (row > MOST_ROWS) {
            errors.add("A table has at most " + MOST_ROWS + " rows.");
        }
        return new Read(rules, errors);
    }

    private static Rule rule(String line, Vocabulary vocabulary) throws Unreadable {
        String[] cells = line.split("\\|", -1);
        if (cells.length != CELLS) {
            throw new Unreadable(
                    "a row has seven cells (Rule | Tests | Wards | Patients | When | Then | Why), this one "
                            + cells.length);
        }
        String name = cells[0].strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Unreadable("a rule has a name of at most " + LONGEST_NAME + " characters");
        }
        List<Condition> conditions = new ConditionReader(cells[4], vocabulary).read();
        Set<String> tests = tests(cells[1], vocabulary);
        Rule.Outcome outcome = outcome(cells[5]);
        if (conditions.isEmpty() && tests.isEmpty() && outcome == Rule.Outcome.RELEASE) {
            throw new Unreadable("a row that releases everything would switch off all rows below");
        }
        return new Rule(name, tests, words(cells[2]), patients(cells[3]), conditions, outcome, cells[6].strip());
    }

    private static Set<String> words(String cell) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : cell.split(",", -1)) {
            if (!word.isBlank() && !word.strip().equalsIgnoreCase("any")) {
                words.add(word.strip());
            }
        }
        return words;
    }

    private static Set<String> tests(String cell, Vocabulary vocabulary) throws Unreadable {
        Set<String> tests = words(cell);
        for (String test : tests) {
            if (!vocabulary.isTestOrSection(test)) {
                throw new Unreadable("the catalog has neither a test nor a section '" + test + "'");
            }
        }
        return tests;
    }

    private static Rule.Patients patients(String cell) throws Unreadable {
        Matcher form = PATIENTS.matcher(cell.strip());
        if (!form.matches()) {
            throw new Unreadable("'" + cell.strip() + "' are no patients: F, M, 0-18, F 12-50, 65-");
        }
        String sex = form.group(1);
        return new Rule.Patients(
                sex == null ? null : sex.equalsIgnoreCase("F") ? Sex.FEMALE : Sex.MALE,
                form.group(2) == null ? null : Integer.valueOf(form.group(2)),
                form.group(3) == null ? null : Integer.valueOf(form.group(3)));
    }

    private static Rule.Outcome outcome(String cell) throws Unreadable {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "hold" -> Rule.Outcome.HOLD;
            case "hold tube" -> Rule.Outcome.HOLD_TUBE;
            case "release" -> Rule.Outcome.RELEASE;
            default -> throw new Unreadable("'" + cell.strip() + "' can't be done: hold, hold tube or release");
        };
    }

    /** Writes a table that reads as the same. */
    static String write(List<Rule> rules) {
        return rules.stream().map(rule -> String.join(" | ", cells(rule))).collect(Collectors.joining("\n"));
    }

    /** The seven cells of a row. */
    static List<String> cells(Rule rule) {
        return List.of(
                rule.name(),
                String.join(", ", new TreeSet<>(rule.tests())),
                String.join(", ", new TreeSet<>(rule.wards())),
                patients(rule.patients()),
                rule.conditions().stream().map(Condition::text).collect(Collectors.joining(" and ")),
                rule.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                rule.words());
    }

    private static String patients(Rule.Patients patients) {
        String sex = patients.sex() == null ? "" : patients.sex() == Sex.FEMALE ? "F" : "M";
        boolean anyAge = patients.from() == null && patients.to() == null;
        String age = anyAge
                ? ""
                : (patients.from() == null ? "" : patients.from()) + "-" + (patients.to() == null ? "" : patients.to());
        return (sex + " " + age).strip();
    }
}
