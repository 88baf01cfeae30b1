package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Handled;

/** Several messages of one analyzer taken at once end as if one were taken behind the other. */
@UndercroftTest
@Import(Laboratory.class)
class TogetherTest {

    private final Laboratory laboratory;
    private final String analyzer = name("AN");

    TogetherTest(@Autowired Laboratory laboratory) {
        this.laboratory = laboratory;
        laboratory.analyzer(analyzer, "K", "K", "NA", "NA");
    }

    @Test
    void eachMessageIsToldWhatBecameOfIt() {
        List<String> tubes = IntStream.range(0, 3).mapToObj(_ -> order("K")).toList();
        List<Handled> handled = laboratory.receiveAll(
                tubes.stream().map(tube -> result(tube, "K", "4.4")).toList());
        assertThat(handled).extracting(each -> each.accessions().getFirst()).containsExactlyElementsOf(tubes);
        assertThat(handled).extracting(Handled::summary).allMatch(words -> words.endsWith("1 released"));
        tubes.forEach(tube -> assertThat(laboratory.sentAbout(tube)).hasSize(1));
    }

    @Test
    void theSecondValueOfATubeSeesTheFirst() {
        String tube = order("K");
        laboratory.receiveAll(List.of(result(tube, "K", "4.4"), result(tube, "K", "4.9")));
        assertThat(laboratory.results(tube)).extracting(row -> row.get("state")).containsExactly("RELEASED", "HELD");
        assertThat(laboratory.results(tube).getLast().toString()).contains("released before");
    }

    @Test
    void aRunThatComesTwiceInOneBatchIsStoredOnce() {
        String tube = order("K");
        ArrivedMessage once = result(tube, "K", "4.4");
        List<Handled> handled = laboratory.receiveAll(List.of(once, once));
        assertThat(laboratory.results(tube)).hasSize(1);
        assertThat(handled.getLast().summary()).endsWith("1 repeated");
    }

    @Test
    void everyEntryNamesItsOwnMessage() {
        List<ArrivedMessage> messages = IntStream.range(0, 2)
                .mapToObj(_ -> result(order("K"), "K", "4.4"))
                .toList();
        laboratory.receiveAll(messages);
        messages.forEach(message -> {
            Long id = message.id().value();
            assertThat(laboratory.rows("select 1 from platform.event where message = ?", id))
                    .hasSize(1);
            assertThat(laboratory.rows(
                            "select 1 from platform.audit_entry where message = ? and entity_type = 'Observation'", id))
                    .hasSize(1);
        });
    }

    private ArrivedMessage result(String tube, String code, String value) {
        return Laboratory.result(analyzer, tube, code, value, "mmol/L", "F");
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19800101", "M", code).getFirst();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
