package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;

/** The curves of a cell counter, from its message to the page of the tube. */
@UndercroftTest
@Import(Laboratory.class)
class CurvesTest {

    private static final String FORM = "FLOATLE-stream:base64^";
    private static final int CELLS = 400;

    private final Laboratory laboratory;
    private final LabDesk desk;
    private final int port;

    CurvesTest(@LocalServerPort int port, @Autowired Laboratory laboratory) {
        this.port = port;
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void theCurvesOfATubeAreDrawnOnItsPageWithTheirTables() {
        String tube = tubeWithCurves();

        assertThat(desk.page("/lab/specimens/" + tube).body())
                .contains("chart-speck tone-kind-1", "Population 3", "LMNE Abs")
                .contains("RBC/PLT Plt", "2 discriminator lines");
        assertThat(desk.api("GET", "/api/specimens/" + tube + "/distributions", "")
                        .body())
                .contains("\"scattergram\":{", "\"cells\":200");
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            assertThat(browser.faults("curves", "/lab/specimens/" + tube)).isEmpty();
        }
    }

    private String tubeWithCurves() {
        String name = "CC" + UUID.randomUUID().toString().substring(0, 6);
        laboratory.analyzer(name, "WBC", "WBC");
        String tube = laboratory.order(name, name, "19800101", "F", "WBC").getFirst();
        laboratory.receive(ArrivedMessage.lis2(
                name,
                "H|\\^&|||" + name + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + tube + "||^^^WBC",
                "M|1|HISTOGRAM|RBC/PLT|Plt|" + FORM + packed(0, 34, 0, 70, 2, 2, 3.5f, 21, 0, 1) + "|" + FORM
                        + packed(histogram()),
                "M|2|MATRIX|LMNE|Abs|" + FORM + packed(0, 2047, 0, 2047, 3, 0) + "|" + FORM + packed(cloud()),
                "R|1|^^^WBC|6.1|10*3/uL||N||F",
                "L|1|N"));
        return tube;
    }

    private static float[] histogram() {
        float[] points = new float[8 + 80];
        points[1] = 34;
        points[3] = 70;
        points[6] = 2;
        points[7] = 40;
        for (int i = 0; i < 40; i++) {
            points[8 + i] = 0.5f + i * 0.8f;
            points[48 + i] = (float) (70 * Math.exp(-Math.pow(i - 11, 2) / 40));
        }
        return points;
    }

    private static float[] cloud() {
        Random random = new Random(7);
        float[] points = new float[8 + 4 * CELLS];
        points[1] = 2047;
        points[3] = 2047;
        points[6] = 4;
        points[7] = CELLS;
        for (int i = 0; i < CELLS; i++) {
            boolean other = i % 2 == 0;
            points[8 + i] = (float) (other ? 500 + 80 * random.nextGaussian() : 1300 + 120 * random.nextGaussian());
            points[8 + CELLS + i] =
                    (float) (other ? 400 + 60 * random.nextGaussian() : 1100 + 90 * random.nextGaussian());
            points[8 + 2 * CELLS + i] = 1;
            points[8 + 3 * CELLS + i] = other ? 0 : 3;
        }
        return points;
    }

    private static String packed(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
