package org.undercroft.lab.pathology;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.undercroft.lab.Scannable;

/** A case by its own number or by the code of one of its blocks or slides. */
@Component
@Order(30)
class ScannedCase implements Scannable {

    private final CaseRepository cases;

    ScannedCase(CaseRepository cases) {
        this.cases = cases;
    }

    @Override
    public Optional<String> page(String code) {
        return ItemCode.read(code)
                .flatMap(item -> cases.numbered(item.caseNumber()))
                .map(id -> "/lab/pathology/cases/" + id);
    }
}
