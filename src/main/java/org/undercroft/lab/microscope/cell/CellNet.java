package org.undercroft.lab.microscope.cell;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A small convolutional net that tells for each place of a film whether the centre of a cell is there, of which kind, and
 * how large it is. Its places are {@value #STEP} pixels of the film apart; it expects red cells of about
 * {@value #RED_CELL_RADIUS} pixels radius.
 *
 * <p>The idea of centres as peaks of a map is from Zhou, Wang and Krähenbühl, Objects as Points (2019). How the weights
 * were learned, and from what, is told in docs/cell-counting.md.
 */
final class CellNet {

    /** Pixels of the film from one place of the map to the next. */
    static final int STEP = 8;

    /** The radius of red cells, in pixels of the film, for which the weights were learned. */
    static final double RED_CELL_RADIUS = 45;

    private static final String WEIGHTS = "/lab/cell-net.bin";
    private static final byte[] MAGIC = "UCN1".getBytes(StandardCharsets.US_ASCII);
    private static final float DENSITY_SCALE = 3;
    private static final double USUAL_RADIUS = 40;

    private final List<Convolution> layers;

    private CellNet(List<Convolution> layers) {
        this.layers = List.copyOf(layers);
    }

    /** The net with the weights that come with the program. */
    static CellNet learned() {
        try (InputStream file = CellNet.class.getResourceAsStream(WEIGHTS)) {
            if (file == null) {
                throw new IllegalStateException("The weights " + WEIGHTS + " are not on the class path");
            }
            return new CellNet(read(new DataInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + WEIGHTS + " can't be read", e);
        }
    }

    private static List<Convolution> read(DataInputStream file) throws IOException {
        if (!java.util.Arrays.equals(file.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("They don't begin with UCN1");
        }
        List<Convolution> layers = new ArrayList<>();
        for (int side = file.read(); side > 0; side = file.read()) {
            int inputs = file.readUnsignedByte();
            int outputs = file.readUnsignedByte();
            int step = file.readUnsignedByte();
            int dilation = file.readUnsignedByte();
            float[] weights = halves(file, side * side * inputs * outputs);
            layers.add(new Convolution(side, inputs, outputs, step, dilation, weights, halves(file, outputs)));
        }
        return layers;
    }

    private static float[] halves(DataInputStream file, int many) throws IOException {
        float[] values = new float[many];
        for (int i = 0; i < many; i++) {
            values[i] = Float.float16ToFloat(file.readShort());
        }
        return values;
    }

    /**
     * What the net says of a film.
     *
     * @param height of the map
     * @param width of the map
     * @param scores for each kind, from 0 to 1, place by place
     * @param radii in pixels of the film, place by place
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int height, int width, Map<CellKind, float[]> scores, float[] radii) {

        /** The score of a kind at a place. */
        float score(CellKind kind, int place) {
            return Objects.requireNonNull(scores.get(kind), "Each kind has its scores")[place];
        }
    }

    /** Looks at the densities of a film at half its size, with sides that are multiples of four. */
    Answer look(OpticalDensity film) {
        Planes planes = planes(film);
        for (Convolution layer : layers.subList(0, layers.size() - 1)) {
            planes = layer.of(planes, layer.step() == 1 ? planes : null);
            planes.rectify();
        }
        return answer(layers.getLast().of(planes, null));
    }

    private static Planes planes(OpticalDensity film) {
        Planes planes = new Planes(3, film.height(), film.width());
        float[][] colours = {film.red(), film.green(), film.blue()};
        for (int colour = 0; colour < colours.length; colour++) {
            for (int y = 0; y < film.height(); y++) {
                for (int x = 0; x < film.width(); x++) {
                    planes.values[planes.at(colour, y, x)] = DENSITY_SCALE * colours[colour][y * film.width() + x];
                }
            }
        }
        return planes;
    }

    private static Answer answer(Planes heads) {
        Map<CellKind, float[]> scores = new EnumMap<>(CellKind.class);
        int head = 0;
        for (CellKind kind : CellKind.values()) {
            scores.put(kind, plane(heads, head++, value -> 1 / (1 + Math.exp(-value))));
        }
        float[] radii = plane(heads, head, value -> USUAL_RADIUS * Math.exp(Math.clamp(value, -2, 1.5)));
        return new Answer(heads.height, heads.width, scores, radii);
    }

    private static float[] plane(Planes heads, int head, DoubleUnaryOperator meaning) {
        float[] values = new float[heads.height * heads.width];
        for (int y = 0; y < heads.height; y++) {
            for (int x = 0; x < heads.width; x++) {
                values[y * heads.width + x] = (float) meaning.applyAsDouble(heads.values[heads.at(head, y, x)]);
            }
        }
        return values;
    }
}
