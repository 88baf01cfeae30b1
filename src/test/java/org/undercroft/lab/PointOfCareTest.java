package org.undercroft.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;

/** A point-of-care device over a real socket: hello, status, observations, end. */
@UndercroftTest
class PointOfCareTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Doors doors;
    private final JdbcClient jdbc;

    PointOfCareTest(@Autowired Doors doors, @Autowired JdbcClient jdbc) {
        this.doors = doors;
        this.jdbc = jdbc;
    }

    @Test
    void observationsAreStoredAcknowledgedAndBecomeResults() throws IOException {
        String device = "DEV" + UUID.randomUUID().toString().substring(0, 8);
        try (Device line = new Device(doors.pointOfCarePort())) {
            line.say("HEL.R01", 1, "<DEV><DEV.device_id V=\"" + device + "\"/></DEV>");
            assertThat(line.hear()).contains("ACK.R01").contains("V=\"AA\"").contains("ack_control_id V=\"1\"");
            line.say("DST.R01", 2, "<DST><DST.new_observations_qty V=\"2\"/></DST>");
            assertThat(line.hear()).contains("ACK.R01");
            assertThat(line.hear()).contains("REQ.R01").contains("ROBS");

            line.say("OBS.R01", 3, observation("OBS", "<PT><PT.patient_id V=\"P7\"/>", "</PT>"));
            assertThat(line.hear()).contains("V=\"AA\"").contains("ack_control_id V=\"3\"");
            assertThat(stored(device)).isEqualTo(1);

            line.say("EOT.R01", 4, "<EOT><EOT.topic_cd V=\"OBS\"/></EOT>");
            assertThat(line.hear()).contains("ACK.R01");
            assertThat(line.hear()).contains("END.R01").contains("NRM");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(results(device))
                        .singleElement()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("instrument_code", "GLU")
                                .containsEntry("value", "5.4")
                                .containsEntry("unit_text", "mmol/L")
                                .containsEntry("patient_text", "P7")
                                .containsEntry("operator", "nurse1")
                                .containsEntry("time_text", "20260929142500+0300")));
    }

    @Test
    void observationsOfADeviceThatSaidNoHelloAreNotTaken() throws IOException {
        try (Device line = new Device(doors.pointOfCarePort())) {
            line.say("OBS.R01", 1, observation("OBS", "<PT>", "</PT>"));
            assertThat(line.hear()).contains("V=\"AE\"").contains("hello");
        }
    }

    @Test
    void whatIsNoDocumentIsKeptForAPerson() throws IOException {
        String junk = "junk-" + UUID.randomUUID();
        try (Device line = new Device(doors.pointOfCarePort())) {
            line.raw(junk);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("""
                    select count(*) from exchange.inbox i join exchange.inbox_content c using (id)
                     where i.kind = 'UNFRAMED' and c.content = ?
                    """)
                                .param(junk.getBytes(UTF_8))
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1));
    }

    private static String observation(String role, String before, String after) {
        return "<SVC><SVC.role_cd V=\"" + role + "\"/><SVC.observation_dttm V=\"2026-09-29T14:25:00+03:00\"/>" + before
                + "<OBS><OBS.observation_id V=\"GLU\"/><OBS.value V=\"5.4\" U=\"mmol/L\"/></OBS>" + after
                + "<OPR><OPR.operator_id V=\"nurse1\"/></OPR></SVC>";
    }

    private int stored(String device) {
        return jdbc.sql("select count(*) from exchange.inbox where sender = ?")
                .param("POCT|" + device)
                .query(Integer.class)
                .single();
    }

    private List<Map<String, Object>> results(String device) {
        return jdbc.sql("""
            select r.* from lab.result r join lab.analyzer a on a.id = r.analyzer where a.identification = ?
            """).param("POCT|" + device).query().listOfRows();
    }

    private static final class Device implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        Device(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        }

        void say(String type, int number, String body) throws IOException {
            raw("<?xml version=\"1.0\"?><" + type + "><HDR><HDR.control_id V=\"" + number
                    + "\"/><HDR.version_id V=\"POCT1\"/></HDR>" + body + "</" + type + ">");
        }

        void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        /** The next document. */
        String hear() throws IOException {
            StringBuilder heard = new StringBuilder();
            while (!heard.toString().matches("(?s)<\\?xml.*\\?>\\s*<([A-Z.0-9]+)>.*</\\1>")) {
                int letter = in.read();
                if (letter < 0) {
                    throw new IOException("The line ended behind: " + heard);
                }
                heard.append((char) letter);
            }
            return heard.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
