package org.undercroft.wire.lis1a;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class Lis2FuzzTest {

    @FuzzTest
    void anyBytesAreAMessageOrATypedError(byte[] bytes) {
        try {
            Lis2Message message = Lis2Message.parse(bytes);
            message.tree();
            message.records()
                    .forEach(record -> record.fields().forEach(field -> {
                        assertThat(field.repeats()).isNotEmpty();
                        assertThat(field.components()).isNotEmpty();
                    }));
        } catch (Lis2ParseException e) {
            assertThat(e.kind()).isNotNull();
        }
    }
}
