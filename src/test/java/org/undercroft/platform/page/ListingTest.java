package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class ListingTest {

    private static final Listing LISTING =
            Listing.sortedBy("received", Direction.DESCENDING).orBy("patient").filteredBy("state", "name");

    @Test
    void nothingAskedIsAnsweredInTheUsualWay() {
        assertThat(read("")).isEqualTo(LISTING.firstPage());
    }

    @Test
    void unknownSortKeysNeverReachTheRequest() {
        var request = read("sort=received;drop table&direction=sideways");
        assertThat(request.sort()).isEqualTo("received");
        assertThat(request.direction()).isEqualTo(Direction.DESCENDING);
    }

    @Test
    void unknownFiltersNeverReachTheRequest() {
        assertThat(read("state=held&secret=1&name=+").filters()).isEqualTo(Map.of("state", "held"));
    }

    @Test
    void pageAndSizeStayWithinLimits() {
        var request = read("page=99999999&size=100000");
        assertThat(request.page()).isEqualTo(Listing.LAST_PAGE);
        assertThat(request.size()).isEqualTo(Listing.MOST_ROWS);
        assertThat(read("page=-1&size=zero")).isEqualTo(LISTING.firstPage());
        assertThat(read("page=99999999999999999999").page()).isEqualTo(1);
    }

    @Test
    void anotherSortKeyStartsAscendingOnTheFirstPage() {
        assertThat(read("page=3&state=a b&name=x").sortedBy("patient"))
                .isEqualTo("?name=x&state=a+b&sort=patient&direction=asc");
    }

    @Test
    void theSameSortKeyTurnsRound() {
        assertThat(read("sort=patient").sortedBy("patient")).isEqualTo("?sort=patient&direction=desc");
    }

    @Test
    void anotherPageKeepsFiltersSizeAndOrder() {
        assertThat(read("state=held&size=20").toPage(2))
                .isEqualTo("?state=held&page=2&size=20&sort=received&direction=desc");
    }

    @Test
    void orderByNamesTheColumnAndTheTieBreak() {
        var columns = Map.of("received", "m.received_at", "patient", "p.name");
        assertThat(read("sort=patient").orderBy(columns, "m.id")).isEqualTo("p.name asc, m.id");
        assertThatIllegalArgumentException().isThrownBy(() -> read("").orderBy(Map.of(), "m.id"));
    }

    @Test
    void aPageKnowsWhereItStands() {
        var page = new PageOf<>(List.of("a", "b"), 52, read("page=2"));
        assertThat(page.pages()).isEqualTo(2);
        assertThat(page.first()).isEqualTo(51);
        assertThat(page.last()).isEqualTo(52);
        assertThat(page.hasPrevious()).isTrue();
        assertThat(page.hasNext()).isFalse();
    }

    @Test
    void anEmptyListHasOnePage() {
        var page = new PageOf<>(List.of(), 0, read(""));
        assertThat(page.pages()).isEqualTo(1);
        assertThat(page.first()).isZero();
    }

    private static PageRequest read(String query) {
        var parameters = UriComponentsBuilder.fromUriString("?" + query.replace("+", "%20"))
                .build()
                .getQueryParams();
        return LISTING.read(decoded(parameters));
    }

    private static LinkedMultiValueMap<String, String> decoded(Map<String, List<String>> encoded) {
        var plain = new LinkedMultiValueMap<String, String>();
        encoded.forEach((key, values) -> values.forEach(value -> plain.add(key, value.replace("%20", " "))));
        return plain;
    }
}
