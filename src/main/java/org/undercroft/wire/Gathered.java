package org.undercroft.wire;

import java.util.Arrays;

/** A growing row of bytes with access to its middle, for decoders that keep what they were given. */
public final class Gathered {

    private static final int SMALL = 256;
    private static final int LARGE = 1 << 16;
    private byte[] bytes = new byte[SMALL];
    private int size;

    /** How many bytes are gathered. */
    public int size() {
        return size;
    }

    /** Whether nothing is gathered. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The byte at this place, counted from 0. */
    public byte at(int index) {
        return bytes[index];
    }

    /** The last byte, or 0 when there is none. */
    public byte last() {
        return size == 0 ? 0 : bytes[size - 1];
    }

    /** Adds one byte. */
    public void add(byte value) {
        makeRoom(1);
        bytes[size++] = value;
    }

    /** Adds a part of another row. */
    public void add(byte[] from, int offset, int length) {
        makeRoom(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Forgets all bytes from this place on. */
    public void cut(int newSize) {
        size = Math.min(size, newSize);
    }

    /** A copy of a part. */
    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Hands over all bytes and starts anew; memory a large message needed is given back. */
    public byte[] take() {
        byte[] all = copy(0, size);
        size = 0;
        if (bytes.length > LARGE) {
            bytes = new byte[SMALL];
        }
        return all;
    }

    private void makeRoom(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
