package org.undercroft.wire.mllp;

/** The envelope of a message: one start byte before it, two end bytes after it (HL7 minimal lower layer protocol). */
public final class MllpFrame {

    /** VT, begins a message. */
    public static final byte START = 0x0B;
    /** FS, ends a message. */
    public static final byte END = 0x1C;
    /** CR, follows {@link #END}. */
    public static final byte CARRIAGE_RETURN = 0x0D;

    private MllpFrame() {}

    /** The message in its envelope, ready for one write. */
    public static byte[] around(byte[] message) {
        byte[] framed = new byte[message.length + 3];
        framed[0] = START;
        System.arraycopy(message, 0, framed, 1, message.length);
        framed[message.length + 1] = END;
        framed[message.length + 2] = CARRIAGE_RETURN;
        return framed;
    }
}
