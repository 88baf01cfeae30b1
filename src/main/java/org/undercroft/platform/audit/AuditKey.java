package org.undercroft.platform.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.undercroft.platform.secret.Secrets;

/** The Ed25519 key pair that signs heads of the audit chain, made at the first start. */
public final class AuditKey {

    private static final String NAME = "audit-signing-key";
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private AuditKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The key kept among the secrets. */
    public static AuditKey of(Secrets secrets) {
        ByteBuffer kept = ByteBuffer.wrap(secrets.bytes(NAME, AuditKey::fresh));
        try {
            byte[] secret = new byte[kept.getInt()];
            kept.get(secret);
            byte[] open = new byte[kept.remaining()];
            kept.get(open);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new AuditKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    factory.generatePublic(new X509EncodedKeySpec(open)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret " + NAME + " is no Ed25519 key pair", e);
        }
    }

    private static byte[] fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] open = pair.getPublic().getEncoded();
            return ByteBuffer.allocate(Integer.BYTES + secret.length + open.length)
                    .putInt(secret.length)
                    .put(secret)
                    .put(open)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }

    byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit head could not be signed", e);
        }
    }

    boolean verifies(byte[] statement, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(statement);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The public half in hexadecimal, to be kept with exported heads. */
    String publicHex() {
        return HexFormat.of().formatHex(publicKey.getEncoded());
    }
}
