package org.undercroft.wire;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Says what was wrong with a TLS handshake in words by which somebody can mend it. */
final class HandshakeFailure {

    private HandshakeFailure() {}

    /** What was wrong, with the words of the TLS engine behind it. */
    static String words(SSLException failure) {
        String engine = String.valueOf(failure.getMessage());
        return "The TLS handshake failed: " + reason(failure, engine) + " (" + engine + ")";
    }

    private static String reason(SSLException failure, String engine) {
        if (failure.getCause() instanceof CertificateException) {
            return "the other side's certificate is not trusted here, or not made out to that name";
        }
        if (engine.contains("Empty client certificate chain")) {
            return "the client showed no certificate, or none signed by anybody trusted here";
        }
        if (engine.contains("Unsupported or unrecognized SSL message")) {
            return "the other side does not speak TLS";
        }
        if (engine.contains("Received fatal alert")) {
            return "the other side refused it; perhaps it does not trust our certificate";
        }
        return "no agreement was reached";
    }
}
