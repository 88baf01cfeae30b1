package org.undercroft.lab.microbiology;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Counts resistance over a period. */
@Component
public class Epidemiology {

    private final CultureRepository repository;
    private final AuditTrail audit;

    Epidemiology(CultureRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Of which isolates: from a day up to and with another, of one ward or kind of specimen if said. */
    public record Question(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String ward,
            @Nullable String specimen) {

        /** The last twelve months where nothing was said. */
        public Question complete(LocalDate today) {
            return new Question(
                    from == null ? today.minusYears(1).plusDays(1) : from,
                    to == null ? today : to,
                    ward == null ? "" : ward.strip(),
                    specimen == null ? "" : specimen.strip());
        }
    }

    /** An antibiogram with what its rows and columns are. */
    public record Table(List<Antibiogram.Cell> cells, int isolates) {

        public Table {
            cells = List.copyOf(cells);
        }

        /** The organisms in it. */
        public List<String> organisms() {
            return cells.stream().map(Antibiogram.Cell::organism).distinct().toList();
        }

        /** The antibiotics in it. */
        public List<String> antibiotics() {
            return cells.stream()
                    .map(Antibiogram.Cell::antibiotic)
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** The cell of a row and a column. */
        public Optional<Antibiogram.Cell> cell(String organism, String antibiotic) {
            return cells.stream()
                    .filter(cell -> cell.organism().equals(organism)
                            && cell.antibiotic().equals(antibiotic))
                    .findFirst();
        }
    }

    /** The antibiogram of the first isolates among those asked for. */
    @Transactional
    public Table antibiogram(Question asked) {
        ZoneId zone = ZoneId.systemDefault();
        Question question = asked.complete(LocalDate.now(zone));
        LocalDate from = question.from() == null ? LocalDate.EPOCH : question.from();
        LocalDate to = question.to() == null ? LocalDate.now(zone) : question.to();
        List<Isolation> isolates =
                repository
                        .isolations(
                                from.atStartOfDay(zone).toInstant(),
                                to.plusDays(1).atStartOfDay(zone).toInstant())
                        .stream()
                        .filter(isolate -> said(question.ward(), isolate.ward()))
                        .filter(isolate -> said(question.specimen(), isolate.specimenType()))
                        .toList();
        List<Isolation> first = Antibiogram.firstIsolates(isolates);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "antibiogram", from + "/" + to)
                .about(List.of()));
        return new Table(Antibiogram.of(first), first.size());
    }

    private static boolean said(@Nullable String wanted, String there) {
        return wanted == null || wanted.isEmpty() || there.startsWith(wanted);
    }
}
