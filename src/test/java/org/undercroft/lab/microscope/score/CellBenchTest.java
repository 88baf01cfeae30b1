package org.undercroft.lab.microscope.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercroft.lab.CellBenchCommand;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellKind;
import org.undercroft.lab.microscope.cell.SyntheticFilm;
import picocli.CommandLine;

class CellBenchTest {

    private static final Map<CellKind, String> NAMES =
            Map.of(CellKind.RED, "RBC", CellKind.WHITE, "WBC", CellKind.PLATELET, "Platelets");

    @TempDir
    Path folder = Path.of("unset");

    private final StringWriter said = new StringWriter();

    @Test
    void aFolderOfImagesIsScoredKindByKind() throws IOException {
        for (int seed = 40; seed < 43; seed++) {
            SyntheticFilm film = SyntheticFilm.drawn(seed);
            ImageIO.write(film.image(), "png", folder.resolve(seed + ".png").toFile());
            Files.writeString(folder.resolve(seed + ".xml"), voc(film));
        }
        assertThat(run()).isZero();
        assertThat(said.toString()).contains("Red cells").contains("Platelets").contains("3 images");
    }

    @Test
    void anImageWithoutBoxesIsLeftOutAndSaid() throws IOException {
        ImageIO.write(
                SyntheticFilm.drawn(1).image(),
                "png",
                folder.resolve("lone.png").toFile());
        assertThat(run()).isEqualTo(3);
        assertThat(said.toString()).contains("lone.png: left out").contains("No image");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(run("--images=" + folder.resolve("none"))).isEqualTo(1);
    }

    @Test
    void aFileWithAnEntityIsRefused() throws IOException {
        Path file = folder.resolve("evil.xml");
        Files.writeString(file, """
            <!DOCTYPE annotation [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
            <annotation><object><name>&secret;</name></object></annotation>
            """);
        assertThatThrownBy(() -> VocBoxes.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a VOC file");
    }

    @Test
    void aBoxWithoutAreaAndAnUnknownKindAreLeftOutAndSaid() throws IOException {
        Path file = folder.resolve("odd.xml");
        Files.writeString(
                file,
                "<annotation>" + object("RBC", 5, 5, 5, 9) + object("Parasite", 1, 1, 9, 9) + object("wbc", 1, 1, 9, 9)
                        + "</annotation>");
        VocBoxes voc = VocBoxes.read(file);
        assertThat(voc.boxes()).containsExactly(new LabelledBox(CellKind.WHITE, 1, 1, 9, 9));
        assertThat(voc.leftOut()).hasSize(2);
    }

    private int run(String... more) {
        PrintWriter writer = new PrintWriter(said);
        String[] arguments = more.length > 0
                ? new String[] {more[0], "--boxes=" + folder}
                : new String[] {"--images=" + folder, "--boxes=" + folder};
        return new CommandLine(new CellBenchCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }

    private static String voc(SyntheticFilm film) {
        return film.cells().stream()
                .map(CellBenchTest::object)
                .collect(Collectors.joining("", "<annotation>", "</annotation>"));
    }

    private static String object(Cell cell) {
        return object(
                NAMES.getOrDefault(cell.kind(), ""),
                (int) (cell.x() - cell.radius()),
                (int) (cell.y() - cell.radius()),
                (int) (cell.x() + cell.radius()),
                (int) (cell.y() + cell.radius()));
    }

    private static String object(String name, int left, int top, int right, int bottom) {
        return """
            <object><name>%s</name><bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox></object>
            """.formatted(name, left, top, right, bottom);
    }
}
