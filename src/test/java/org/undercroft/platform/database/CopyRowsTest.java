package org.undercroft.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.undercroft.UndercroftTest;

@UndercroftTest
class CopyRowsTest {

    private final DataSource database;
    private Connection connection;
    private JdbcClient jdbc;

    CopyRowsTest(@Autowired DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void aTable() throws SQLException {
        connection = database.getConnection();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
            create temporary table copied (id bigint primary key, n int, word text, raw bytea, yes boolean,
              at timestamptz)
            """).update();
    }

    @AfterEach
    void noTable() throws SQLException {
        jdbc.sql("drop table copied").update();
        connection.close();
    }

    @Test
    void everyTypeComesBackAsItWas() throws SQLException {
        Instant before1970 = Instant.parse("1915-03-04T05:06:07.123456Z");
        CopyRows rows = rows();
        rows.row()
                .bigint(Long.MIN_VALUE)
                .integer(-7)
                .text("Zoë \t\\ 𝄞")
                .bytes(new byte[] {0, -1})
                .bool(true)
                .time(before1970);
        rows.copyInto(connection);
        var row = jdbc.sql("select * from copied").query().singleRow();
        assertThat(row)
                .containsEntry("id", Long.MIN_VALUE)
                .containsEntry("n", -7)
                .containsEntry("word", "Zoë \t\\ 𝄞")
                .containsEntry("raw", new byte[] {0, -1})
                .containsEntry("yes", true);
        assertThat(row.get("at")).isEqualTo(java.sql.Timestamp.from(before1970));
    }

    @Test
    void whatIsUnknownStaysUnknown() throws SQLException {
        CopyRows rows = rows();
        rows.row().bigint(1).integer(0).text(null).bytes(null).bool(false).time(Instant.EPOCH);
        rows.copyInto(connection);
        assertThat(jdbc.sql("select word is null and raw is null from copied")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void rowsOfAnySizeFit() throws SQLException {
        CopyRows rows = rows();
        for (int i = 0; i < 40; i++) {
            rows.row()
                    .bigint(i)
                    .integer(i)
                    .text("x".repeat(i * 5000))
                    .bytes(new byte[i * 7000])
                    .bool(true)
                    .time(Instant.EPOCH);
        }
        rows.copyInto(connection);
        assertThat(jdbc.sql("select sum(length(word) + length(raw)) from copied")
                        .query(Long.class)
                        .single())
                .isEqualTo(12_000L * 39 * 40 / 2);
    }

    @Test
    void aRefusedRowIsToldAndLeavesNone() throws SQLException {
        CopyRows rows = rows();
        for (int i = 0; i < 2; i++) {
            rows.row().bigint(1).integer(i).text("twice").bytes(null).bool(true).time(Instant.EPOCH);
        }
        assertThatThrownBy(() -> rows.copyInto(connection))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("copied_pkey");
        assertThat(jdbc.sql("select count(*) from copied").query(Long.class).single())
                .isZero();
    }

    private static CopyRows rows() {
        return new CopyRows("copied", "id", "n", "word", "raw", "yes", "at");
    }
}
