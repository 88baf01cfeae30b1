package org.undercroft.wire.lis1a;

/** The control characters of the line (LIS01-A2 clause 6). */
final class Control {

    static final byte STX = 0x02;
    static final byte ETX = 0x03;
    static final byte EOT = 0x04;
    static final byte ENQ = 0x05;
    static final byte ACK = 0x06;
    static final byte LF = 0x0A;
    static final byte CR = 0x0D;
    static final byte NAK = 0x15;
    static final byte ETB = 0x17;

    private Control() {}

    /** Characters a frame's text may not hold: SOH STX ETX EOT ENQ ACK LF DLE DC1-DC4 NAK SYN ETB. */
    static boolean isForbiddenInText(byte value) {
        return switch (value) {
            case 0x01, STX, ETX, EOT, ENQ, ACK, LF, 0x10, 0x11, 0x12, 0x13, 0x14, NAK, 0x16, ETB -> true;
            default -> false;
        };
    }

    static boolean isLineEnd(byte value) {
        return value == CR || value == LF;
    }
}
