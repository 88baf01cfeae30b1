package org.undercroft.lab.microscope.score;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellCounter;
import org.undercroft.lab.microscope.cell.Film;

/** Counts each image of a folder on one thread and scores the counts against the boxes of another. */
public final class CellBench {

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".tif", ".tiff");
    private static final int WARM_UP = 3;

    private final CellCounter counter = new CellCounter();
    private final Consumer<String> told;
    private final @Nullable Double micronsPerPixel;

    /**
     * A bench.
     *
     * @param told takes the lines of the report
     * @param micronsPerPixel the magnification of the images; null to estimate it
     */
    public CellBench(Consumer<String> told, @Nullable Double micronsPerPixel) {
        this.told = told;
        this.micronsPerPixel = micronsPerPixel;
    }

    /**
     * Scores the images that have a file of boxes of the same name.
     *
     * @return how many images were scored
     * @throws IOException if a folder, an image or a file of boxes can't be read
     */
    public int run(Path images, Path boxes) throws IOException {
        ScoreSheet sheet = new ScoreSheet();
        int scored = 0;
        for (Path image : images(images)) {
            Path labels = boxes.resolve(stem(image) + ".xml");
            if (!Files.exists(labels)) {
                told.accept(image.getFileName() + ": left out, there is no " + labels.getFileName());
                continue;
            }
            score(sheet, image, labels, scored++ == 0);
        }
        if (scored > 0) {
            sheet.lines().forEach(told);
        }
        return scored;
    }

    private void score(ScoreSheet sheet, Path image, Path labels, boolean first) throws IOException {
        Film film = film(image);
        VocBoxes voc = VocBoxes.read(labels);
        voc.leftOut().forEach(words -> told.accept(image.getFileName() + ": " + words));
        for (int i = 0; first && i < WARM_UP; i++) {
            counter.count(film, micronsPerPixel);
        }
        long begun = System.nanoTime();
        List<Cell> cells = counter.count(film, micronsPerPixel);
        sheet.add(cells, voc.boxes(), (System.nanoTime() - begun) / 1e6);
    }

    private static Film film(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException(file + " is no image that can be read");
        }
        return Film.of(image);
    }

    private static List<Path> images(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            ENDINGS.stream().anyMatch(ending -> name(file).endsWith(ending)))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
