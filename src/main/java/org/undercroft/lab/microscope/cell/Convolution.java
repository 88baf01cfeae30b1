package org.undercroft.lab.microscope.cell;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One layer of the net: each picture it makes is a weighted sum of shifted pictures it is given.
 *
 * @param side of the square kernel
 * @param inputs how many pictures it reads
 * @param outputs how many it makes
 * @param step 1, or 2 where it makes pictures of half the size
 * @param dilation how many pixels apart the kernel's points are
 * @param weights by row, column, input, output
 * @param biases by output
 */
@SuppressWarnings("ArrayRecordComponent")
record Convolution(int side, int inputs, int outputs, int step, int dilation, float[] weights, float[] biases) {

    private static final int TERMS = 8;
    private static final int RUN = 1024;

    /**
     * Applies it.
     *
     * @param added pictures to add to the result, or null
     */
    Planes of(Planes given, @Nullable Planes added) {
        Planes source = step == 1 ? given : given.phases();
        Planes made = new Planes(outputs, source.height, source.width);
        int[] shifts = shifts(source);
        int length = (made.height - 1) * made.stride + made.width;
        float[] terms = new float[shifts.length];
        for (int output = 0; output < outputs; output++) {
            for (int term = 0; term < inputs * side * side; term++) {
                terms[term] = weights[term * outputs + output];
            }
            int start = made.at(output, 0, 0);
            start(made, start, length, biases[output], added);
            for (int run = 0; run < length; run += RUN) {
                int from = made.at(0, 0, 0) + run;
                int many = Math.min(RUN, length - run);
                for (int term = 0; term < shifts.length; term += TERMS) {
                    sum(made.values, start + run, source.values, from, many, shifts, terms, term);
                }
            }
        }
        return made;
    }

    private static void start(Planes made, int start, int length, float bias, @Nullable Planes added) {
        if (added == null) {
            Arrays.fill(made.values, start, start + length, bias);
        } else {
            for (int i = start; i < start + length; i++) {
                made.values[i] = added.values[i] + bias;
            }
        }
    }

    /** From where in the source each weight reads, in the order of the weights; filled up to a multiple of the terms. */
    private int[] shifts(Planes source) {
        int reach = dilation * (side - 1) / 2;
        int[] shifts = new int[(inputs * side * side + TERMS - 1) / TERMS * TERMS];
        int term = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int down = row * dilation - reach;
                int right = column * dilation - reach;
                for (int input = 0; input < inputs; input++) {
                    shifts[term++] = step == 1
                            ? input * source.size + down * source.stride + right
                            : phase(input, down, right) * source.size
                                    + Math.floorDiv(down, 2) * source.stride
                                    + Math.floorDiv(right, 2);
                }
            }
        }
        return shifts;
    }

    private static int phase(int input, int down, int right) {
        return 4 * input + 2 * Math.floorMod(down, 2) + Math.floorMod(right, 2);
    }

    /** Adds eight weighted runs to a run. Written out, because so the compiler keeps the sum in vector registers. */
    private static void sum(
            float[] to, int start, float[] from, int origin, int many, int[] shifts, float[] terms, int first) {
        float w0 = terms[first];
        float w1 = terms[first + 1];
        float w2 = terms[first + 2];
        float w3 = terms[first + 3];
        float w4 = terms[first + 4];
        float w5 = terms[first + 5];
        float w6 = terms[first + 6];
        float w7 = terms[first + 7];
        int a = origin + shifts[first];
        int b = origin + shifts[first + 1];
        int c = origin + shifts[first + 2];
        int d = origin + shifts[first + 3];
        int e = origin + shifts[first + 4];
        int f = origin + shifts[first + 5];
        int g = origin + shifts[first + 6];
        int h = origin + shifts[first + 7];
        for (int i = 0; i < many; i++) {
            to[start + i] += w0 * from[a + i]
                    + w1 * from[b + i]
                    + w2 * from[c + i]
                    + w3 * from[d + i]
                    + w4 * from[e + i]
                    + w5 * from[f + i]
                    + w6 * from[g + i]
                    + w7 * from[h + i];
        }
    }
}
