package org.undercroft.lab.microscope.cell;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A stained film that was never under a microscope: discs with a pale middle, some of them overlapping, white cells with
 * lobed nuclei, platelets, uneven light and noise. Every cell on it is known.
 */
public final class SyntheticFilm {

    private static final Color GROUND = new Color(216, 214, 210);
    private static final Color RED = new Color(186, 142, 140);
    private static final Color PALE = new Color(204, 180, 176);
    private static final Color CYTOPLASM = new Color(190, 168, 205);
    private static final Color NUCLEUS = new Color(112, 82, 172);
    private static final Color GRANULES = new Color(140, 112, 186);

    private final Random chance;
    private final BufferedImage image;
    private final Graphics2D brush;
    private final List<Cell> cells = new ArrayList<>();
    private final double unit;

    private SyntheticFilm(long seed, int width, int height, double unit) {
        this.chance = new Random(seed);
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.brush = image.createGraphics();
        this.unit = unit;
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setColor(GROUND);
        brush.fillRect(0, 0, width, height);
    }

    /**
     * A film with red cells of 45 pixels radius.
     *
     * @param seed the same seed draws the same film
     */
    public static SyntheticFilm drawn(long seed) {
        return drawn(seed, 640, 480, 1);
    }

    /** A film whose cells are so many times as large. */
    public static SyntheticFilm drawn(long seed, int width, int height, double unit) {
        SyntheticFilm film = new SyntheticFilm(seed, width, height, unit);
        film.place(CellKind.WHITE, 1, 62);
        film.place(CellKind.RED, 11, 45);
        film.overlap(3);
        film.place(CellKind.PLATELET, 3, 16);
        film.light();
        return film;
    }

    /** An empty film: the ground with its uneven light and noise. */
    static SyntheticFilm empty(long seed) {
        SyntheticFilm film = new SyntheticFilm(seed, 640, 480, 1);
        film.light();
        return film;
    }

    /** The picture. */
    public BufferedImage image() {
        return image;
    }

    /** Every cell on it. */
    public List<Cell> cells() {
        return List.copyOf(cells);
    }

    private void place(CellKind kind, int many, double radius) {
        for (int tried = 0, placed = 0; placed < many && tried < 500; tried++) {
            double r = radius * unit * (0.92 + 0.16 * chance.nextDouble());
            double x = r + chance.nextDouble() * (image.getWidth() - 2 * r);
            double y = r + chance.nextDouble() * (image.getHeight() - 2 * r);
            Cell cell = new Cell(kind, x, y, r, 1);
            if (cells.stream().noneMatch(other -> cell.distance(other) < cell.radius() + other.radius() + 4 * unit)) {
                draw(cell);
                placed++;
            }
        }
    }

    /** Adds red cells that lie partly on others. */
    private void overlap(int many) {
        List<Cell> below =
                cells.stream().filter(cell -> cell.kind() == CellKind.RED).toList();
        int placed = 0;
        for (int tried = 0; placed < many && tried < 500; tried++) {
            Cell other = below.get(chance.nextInt(below.size()));
            double angle = chance.nextDouble() * 2 * Math.PI;
            double apart = 1.45 * other.radius();
            Cell cell = new Cell(
                    CellKind.RED,
                    other.x() + apart * Math.cos(angle),
                    other.y() + apart * Math.sin(angle),
                    other.radius(),
                    1);
            boolean inside = cell.x() > cell.radius()
                    && cell.y() > cell.radius()
                    && cell.x() < image.getWidth() - cell.radius()
                    && cell.y() < image.getHeight() - cell.radius();
            if (inside
                    && cells.stream()
                            .noneMatch(near ->
                                    !near.equals(other) && cell.distance(near) < 1.3 * near.radius() + 20 * unit)) {
                draw(cell);
                placed++;
            }
        }
    }

    private void draw(Cell cell) {
        cells.add(cell);
        switch (cell.kind()) {
            case RED -> {
                brush.setComposite(AlphaComposite.SrcOver.derive(0.85f));
                disc(cell.x(), cell.y(), cell.radius(), RED);
                brush.setComposite(AlphaComposite.SrcOver.derive(0.5f));
                disc(cell.x(), cell.y(), cell.radius() * 0.38, PALE);
            }
            case WHITE -> {
                brush.setComposite(AlphaComposite.SrcOver);
                disc(cell.x(), cell.y(), cell.radius(), CYTOPLASM);
                for (int lobe = 0; lobe < 3; lobe++) {
                    double angle = lobe * 2.1 + chance.nextDouble();
                    double out = 0.36 * cell.radius();
                    disc(
                            cell.x() + out * Math.cos(angle),
                            cell.y() + out * Math.sin(angle),
                            0.36 * cell.radius(),
                            NUCLEUS);
                }
            }
            case PLATELET -> {
                brush.setComposite(AlphaComposite.SrcOver);
                disc(cell.x(), cell.y(), cell.radius(), GRANULES);
            }
        }
    }

    private void disc(double x, double y, double radius, Color colour) {
        brush.setColor(colour);
        brush.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Darkens one side by a tenth and adds the camera's noise. */
    private void light() {
        brush.dispose();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double light = 1 - 0.1 * x / image.getWidth();
                int rgb = image.getRGB(x, y);
                image.setRGB(
                        x,
                        y,
                        (shade((rgb >> 16) & 255, light) << 16)
                                | (shade((rgb >> 8) & 255, light) << 8)
                                | shade(rgb & 255, light));
            }
        }
    }

    private int shade(int value, double light) {
        return Math.clamp(Math.round(value * light + 2.5 * chance.nextGaussian()), 0, 255);
    }
}
