package org.undercroft.platform.security.program;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.undercroft.platform.secret.Secrets;

/** The key that signs access tokens, made at the first start. */
final class SigningKey {

    private static final String NAME = "token-signing-key";
    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey of(Secrets secrets) {
        try {
            return RSAKey.parse(new String(secrets.bytes(NAME, SigningKey::fresh), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("The secret " + NAME + " is no key; remove it to have a new one", e);
        }
    }

    private static byte[] fresh() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java can't make RSA keys", e);
        }
    }
}
