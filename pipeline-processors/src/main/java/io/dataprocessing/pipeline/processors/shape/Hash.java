package io.dataprocessing.pipeline.processors.shape;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash in hexadecimal digits. */
final class Hash implements Masker {

    private final UnaryOperator<byte[]> function;

    private Hash(UnaryOperator<byte[]> function) {
        this.function = function;
    }

    /** A hash of salt and value. */
    static Hash plain(MaskOptions.Algorithm algorithm, Optional<byte[]> salt) {
        MessageDigest digest = digest(algorithm);
        return new Hash(
                value -> {
                    salt.ifPresent(digest::update);
                    return digest.digest(value);
                });
    }

    /** A hash that needs a key: HMAC, RFC 2104. */
    static Hash keyed(MaskOptions.Algorithm algorithm, byte[] key) {
        Mac mac = mac(algorithm, key);
        return new Hash(mac::doFinal);
    }

    /** The HMAC function with a key. */
    static Mac mac(MaskOptions.Algorithm algorithm, byte[] key) {
        String name =
                switch (algorithm) {
                    case SHA_256 -> "HmacSHA256";
                    case SHA_512 -> "HmacSHA512";
                };
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    private static MessageDigest digest(MaskOptions.Algorithm algorithm) {
        String name =
                switch (algorithm) {
                    case SHA_256 -> "SHA-256";
                    case SHA_512 -> "SHA-512";
                };
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    @Override
    public Object of(Object value) {
        return HexFormat.of().formatHex(function.apply(Masker.bytes(value)));
    }
}
