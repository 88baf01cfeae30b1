package org.undercroft.lab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RackTest {

    private static final Rack RACK = new Rack(1, 1, "Freezer 1", "2", "Box 7", "R000001", 2, 3, 0);

    @Test
    void theNextFreePositionIsFoundRowByRow() {
        assertThat(RACK.nextFree(Set.of())).contains(new Position(1, 1));
        assertThat(RACK.nextFree(Set.of(new Position(1, 1), new Position(1, 3))))
                .contains(new Position(1, 2));
        assertThat(RACK.nextFree(Set.of(new Position(1, 1), new Position(1, 2), new Position(1, 3))))
                .contains(new Position(2, 1));
    }

    @Test
    void aFullRackHasNone() {
        Set<Position> all = Set.of(
                new Position(1, 1),
                new Position(1, 2),
                new Position(1, 3),
                new Position(2, 1),
                new Position(2, 2),
                new Position(2, 3));
        assertThat(RACK.nextFree(all)).isEmpty();
    }

    @Test
    void aPositionIsWrittenAsPeopleReadIt() {
        assertThat(new Position(2, 7)).hasToString("B7");
        assertThat(Position.of(" b7 ")).isEqualTo(new Position(2, 7));
        assertThatThrownBy(() -> Position.of("7B")).hasMessageContaining("written like B7");
    }
}
