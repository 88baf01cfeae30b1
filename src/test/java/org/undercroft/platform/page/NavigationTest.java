package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {

    private static final Department LAB = new Department("Laboratory", 10);
    private static final Department HOUSE = new Department("Administration", 90);
    private static final NavigationEntry ORDERS = entry(LAB, "Orders", "/lab", 2, "LAB");
    private static final NavigationEntry CONTROLS = entry(LAB, "Controls", "/lab/controls", 1, "LAB");
    private static final NavigationEntry ACCOUNTS = entry(HOUSE, "Accounts", "/accounts", 1, "ADMIN");
    private static final NavigationEntry HELP = new NavigationEntry(HOUSE, "Help", "/help", 2, null, Set.of());

    @Test
    void onlyEntriesOfOnesOwnAuthoritiesAreSeen() {
        var seen = Navigation.of(List.of(ACCOUNTS, HELP, ORDERS, CONTROLS), Set.of("LAB"), "/");
        assertThat(seen.groups())
                .containsExactly(
                        new Navigation.Group(LAB, List.of(CONTROLS, ORDERS)),
                        new Navigation.Group(HOUSE, List.of(HELP)));
    }

    @Test
    void theClosestEntryIsTheCurrentOne() {
        var seen = Navigation.of(List.of(ORDERS, CONTROLS), Set.of("LAB"), "/lab/controls/7");
        assertThat(seen.current()).isEqualTo(CONTROLS);
        assertThat(seen.isOpen(LAB)).isTrue();
        assertThat(seen.isOpen(HOUSE)).isFalse();
    }

    @Test
    void aLongerWordIsAnotherPath() {
        assertThat(Navigation.of(List.of(ORDERS), Set.of("LAB"), "/labels").current())
                .isNull();
    }

    private static NavigationEntry entry(
            Department department, String label, String path, int order, String authority) {
        return new NavigationEntry(department, label, path, order, null, Set.of(authority));
    }
}
