package org.undercroft.wire.lis1a;

/** A departure from the standard that was understood all the same; shown so that the instrument's set-up can be mended. */
public enum Tolerance {
    /** The checksum holds only when each LF in the frame is read as CR. */
    LF_READ_AS_CR,
    /** The checksum holds only when each CR LF in the frame is read as CR. */
    CRLF_READ_AS_CR,
    /** CR, LF or both are missing after a checksum. */
    NO_FRAME_END,
    /** The checksum has lower-case hexadecimal digits. */
    LOWER_CASE_CHECKSUM,
    /** ENQ came twice at the start. */
    DOUBLE_ENQ,
    /** Frames came without an ENQ before them. */
    NO_ENQ,
    /** The message ended with EOT, without an L record. */
    NO_TERMINATOR,
    /** Records came without frames: no checksum vouches for them and no reply was sent. */
    UNFRAMED
}
