package org.undercroft.wire;

import java.net.InetAddress;

/**
 * Addresses that may connect: one address, or a block of them in CIDR notation.
 *
 * @param network the address, or the first address of the block
 * @param prefixLength how many leading bits must agree, 0 to 32 (IPv4) or 128 (IPv6)
 */
public record PeerRule(InetAddress network, int prefixLength) {

    /** @throws IllegalArgumentException if the prefix is longer than the address */
    public PeerRule {
        int bits = network.getAddress().length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("A prefix of %d bits does not fit %s, which has %d"
                    .formatted(prefixLength, network.getHostAddress(), bits));
        }
    }

    /**
     * Reads {@code 10.1.2.3}, {@code 10.1.2.0/24}, {@code ::1} or {@code fd00::/8}. Host names are refused: a rule must
     * not change its meaning with an answer from the name service.
     *
     * @throws IllegalArgumentException if the text is no address literal
     */
    public static PeerRule parse(String text) {
        String rule = text.strip();
        int slash = rule.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? rule : rule.substring(0, slash));
        int all = network.getAddress().length * 8;
        return new PeerRule(network, slash < 0 ? all : Integer.parseInt(rule.substring(slash + 1)));
    }

    /** Whether this address lies in the block. An IPv4 rule never matches an IPv6 address, nor the reverse. */
    public boolean matches(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixLength;
    }
}
