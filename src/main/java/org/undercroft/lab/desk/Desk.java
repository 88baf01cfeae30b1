package org.undercroft.lab.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.desk.DeskRepository.Load;
import org.undercroft.lab.desk.DeskRepository.Rejected;
import org.undercroft.lab.desk.TurnaroundTable.Grouping;

/** The figures of the desk. */
@Component
class Desk {

    private final DeskRepository repository;
    private final CurrentCatalog catalogs;

    Desk(DeskRepository repository, CurrentCatalog catalogs) {
        this.repository = repository;
        this.catalogs = catalogs;
    }

    /**
     * How long results took.
     *
     * @param lines the groups
     * @param looked how many results were looked at
     * @param all whether these were all of the time
     */
    record Turnaround(List<TurnaroundTable.Line> lines, int looked, boolean all) {}

    Turnaround turnaround(
            DeskWindow window,
            Grouping grouping,
            @Nullable String test,
            @Nullable String ward,
            @Nullable String priority) {
        List<Passage> passages = repository.passages(window.start(), window.end(), test, ward, priority);
        Catalog catalog = catalogs.now();
        List<TurnaroundTable.Line> lines = TurnaroundTable.of(
                passages,
                grouping,
                (code, urgency) -> catalog.test(code)
                        .flatMap(known -> known.service().turnaround().of(urgency)),
                ZoneId.systemDefault());
        return new Turnaround(lines, passages.size(), passages.size() < DeskRepository.MOST);
    }

    Map<String, List<Load>> workload(DeskWindow window) {
        return repository.workload(
                window.start(), window.end(), ZoneId.systemDefault().getId());
    }

    List<Rejected> rejections(DeskWindow window) {
        return repository.rejections(window.start(), window.end());
    }
}
