package io.dataprocessing.pipeline.processors.shape;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-GCM (NIST SP 800-38D): base64 of nonce, ciphertext and tag. The nonce is
 * random, or, where equal values shall give equal texts, an HMAC of the value under a key derived
 * from the key; so it repeats with the value only, as in AES-SIV.
 */
final class Encryption implements Masker {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] NONCE_KEY =
            "pipeline mask: nonce of a value".getBytes(StandardCharsets.UTF_8);

    private final SecretKeySpec key;
    private final Mac nonceOf;
    private final boolean deterministic;
    private final SecureRandom random = new SecureRandom();

    Encryption(byte[] key, boolean deterministic) {
        this.key = new SecretKeySpec(key, "AES");
        this.nonceOf =
                Hash.mac(
                        MaskOptions.Algorithm.SHA_256,
                        Hash.mac(MaskOptions.Algorithm.SHA_256, key).doFinal(NONCE_KEY));
        this.deterministic = deterministic;
    }

    @Override
    public Object of(Object value) {
        byte[] clear = Masker.bytes(value);
        byte[] nonce = nonce(clear);
        try {
            // A new one each time: a used one refuses the nonce that an equal value has.
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, sealed, NONCE_BYTES);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the value can't be encrypted", e);
        }
    }

    private byte[] nonce(byte[] clear) {
        if (deterministic) {
            return Arrays.copyOf(nonceOf.doFinal(clear), NONCE_BYTES);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }
}
