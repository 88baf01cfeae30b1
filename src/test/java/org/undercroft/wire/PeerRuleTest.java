package org.undercroft.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class PeerRuleTest {

    @Test
    void oneAddressMatchesItselfOnly() {
        assertThat(matches("10.1.2.3", "10.1.2.3")).isTrue();
        assertThat(matches("10.1.2.3", "10.1.2.4")).isFalse();
    }

    @Test
    void blockMatchesByItsLeadingBits() {
        assertThat(matches("10.1.2.0/23", "10.1.3.255")).isTrue();
        assertThat(matches("10.1.2.0/23", "10.1.4.0")).isFalse();
        assertThat(matches("fd00::/8", "fdff::1")).isTrue();
        assertThat(matches("0.0.0.0/0", "203.0.113.9")).isTrue();
    }

    @Test
    void ipv4RuleNeverMatchesIpv6() {
        assertThat(matches("0.0.0.0/0", "::1")).isFalse();
    }

    @Test
    void hostNamesAndLongPrefixesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerRule.parse("analyzer.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> PeerRule.parse("10.0.0.0/33"));
    }

    private static boolean matches(String rule, String address) {
        return PeerRule.parse(rule).matches(InetAddress.ofLiteral(address));
    }
}
