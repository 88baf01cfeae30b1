package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

@UndercroftTest
class PageLettersTest {

    private final List<NavigationEntry> entries;

    PageLettersTest(@Autowired List<NavigationEntry> entries) {
        this.entries = entries;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noLetterLeadsARoleToTwoPages(Role role) {
        Set<String> held = Set.of(role.authority());
        var byLetter = entries.stream()
                .filter(entry -> entry.isVisibleTo(held) && entry.shortcut() != null)
                .collect(Collectors.groupingBy(NavigationEntry::shortcut, Collectors.counting()));
        assertThat(byLetter)
                .allSatisfy((letter, pages) ->
                        assertThat(pages).as(role + " " + letter).isEqualTo(1));
    }
}
