package org.undercroft.lab.quality;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.undercroft.lab.Scannable;
import org.undercroft.lab.control.ControlTargets;

/** A control by the number on its tube: the page where its values are entered. */
@Component
@Order(40)
class ScannedControl implements Scannable {

    private final ControlTargets targets;

    ScannedControl(ControlTargets targets) {
        this.targets = targets;
    }

    @Override
    public Optional<String> page(String code) {
        return targets.targets().stream()
                .filter(target -> target.control().equals(code))
                .findFirst()
                .map(target -> {
                    UriComponentsBuilder page =
                            UriComponentsBuilder.fromPath("/lab/quality/enter").queryParam("control", "{control}");
                    return target.analyzer() == null
                            ? page.build(code).toString()
                            : page.queryParam("analyzer", "{analyzer}")
                                    .build(code, target.analyzer().value())
                                    .toString();
                });
    }
}
