package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.option.Secret;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Hides single values. It belongs to one task. */
@FunctionalInterface
interface Masker {

    /** What stands for a value that isn't null. */
    Object of(Object value);

    /** The masker of a method that has one, its keys looked up now. */
    static Masker open(MaskOptions options) {
        return switch (options.method()) {
            case REDACT, NULLIFY -> value -> value;
            case PARTIAL ->
                    new PartialMask(ends(options), options.maskWith().orElse("*").charAt(0));
            case HASH -> Hash.plain(algorithm(options), options.salt().map(Masker::text));
            case HMAC -> Hash.keyed(algorithm(options), key(options));
            case TOKENIZE -> new Tokenization(ends(options), key(options));
            case ENCRYPT -> new Encryption(aesKey(options), options.deterministic().orElse(false));
        };
    }

    /** The bytes that stand for a value: those of its text, or its own. */
    static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        String text =
                value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeptEnds ends(MaskOptions options) {
        return new KeptEnds(options.keepFirst().orElse(0), options.keepLast().orElse(0));
    }

    private static MaskOptions.Algorithm algorithm(MaskOptions options) {
        return options.algorithm().orElse(MaskOptions.Algorithm.SHA_256);
    }

    private static byte[] key(MaskOptions options) {
        byte[] key = options.key().map(Masker::text).orElseThrow();
        if (key.length < 16) {
            throw new IllegalStateException("the 'key' of a mask must have at least 16 bytes");
        }
        return key;
    }

    private static byte[] aesKey(MaskOptions options) {
        byte[] key = decoded(options.key().orElseThrow());
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalStateException(
                    "the 'key' of 'method: encrypt' must be 16, 24 or 32 bytes in base64, not "
                            + key.length);
        }
        return key;
    }

    private static byte[] decoded(Secret key) {
        try {
            return Base64.getDecoder().decode(key.reveal().strip());
        } catch (IllegalArgumentException e) {
            // Its message would quote the key.
            throw new IllegalStateException("the 'key' of 'method: encrypt' is no base64");
        }
    }

    private static byte[] text(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
