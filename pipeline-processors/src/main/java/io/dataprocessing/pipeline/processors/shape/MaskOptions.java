package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code mask}.
 *
 * @param fields what is masked
 * @param method how
 * @param replacement what a redacted value becomes
 * @param keepFirst how many characters stay at the start
 * @param keepLast how many characters stay at the end
 * @param maskWith what stands for a hidden character
 * @param algorithm the hash function
 * @param salt what is hashed before the value
 * @param key the key
 * @param deterministic whether equal values are encrypted equally
 */
@Description(
        "Hides what is in fields. 'redact' replaces a value by an empty one or by 'replacement';"
                + " 'partial' hides the characters of a text but for the first or last; 'hash' and"
                + " 'hmac' make a fixed-length text of any value, equal for equal values;"
                + " 'tokenize' makes a text of the same shape (digits for digits, letters for"
                + " letters), equal for equal values; 'encrypt' makes a text that the key opens;"
                + " 'nullify' makes null. Null stays null.")
record MaskOptions(
        @Description(
                        "The fields. A path like customer.cards.number leads into rows and to each"
                                + " element of a list, or to the value of a map's key;"
                                + " 'customer.*' to all texts in a row or map, '*' to all texts of"
                                + " the record.")
                @Example("[name, card.number]")
                List<String> fields,
        @Description(
                        "How values are hidden. redact, nullify: any type, and the type stays. partial,"
                                + " tokenize: texts. hash, hmac, encrypt: texts, numbers, booleans,"
                                + " dates and times, bytes, which become texts.")
                Method method,
        @Description(
                        "What a value becomes with 'redact', read as the type of each field: texts,"
                                + " numbers and enums. If left out: an empty text, list or map, 0,"
                                + " false, the start of 1970.")
                @Example("\"***\"")
                Optional<String> replacement,
        @Description("How many characters stay at the start, with 'partial' and 'tokenize'.")
                @Range(min = 0, max = 1000)
                Optional<Integer> keepFirst,
        @Description(
                        "How many characters stay at the end, with 'partial' and 'tokenize'. Of a"
                                + " text that is no longer than what would stay, nothing does.")
                @Range(min = 0, max = 1000)
                @Example("4")
                Optional<Integer> keepLast,
        @Description("What stands for a hidden character, with 'partial'; '*' if left out.")
                @Matches(value = "(?s).", allowed = "one character")
                Optional<String> maskWith,
        @Description(
                        "The function behind 'hash' and 'hmac'; sha-256 if left out. The result is in"
                                + " hexadecimal digits.")
                Optional<Algorithm> algorithm,
        @Description(
                        "With 'hash': a secret that is hashed before the value, so that nobody finds"
                                + " values by hashing likely ones.")
                @Example("${env:SALT}")
                Optional<Secret> salt,
        @Description(
                        "The key, from a variable or a file. With 'hmac' and 'tokenize': a text of at"
                                + " least 16 bytes. With 'encrypt': 16, 24 or 32 bytes in base64,"
                                + " for AES-GCM; the result is base64 of nonce (12 bytes),"
                                + " ciphertext and tag (16 bytes).")
                @Example("${env:MASK_KEY}")
                Optional<Secret> key,
        @Description(
                        "With 'encrypt': whether equal values give equal texts, so that they can be"
                                + " joined, and a replay gives the same again; it shows who has the"
                                + " same value. Random otherwise.")
                Optional<Boolean> deterministic) {

    /** How values are hidden. */
    enum Method {
        /** By a value that is always the same. */
        REDACT,
        /** But for some characters. */
        PARTIAL,
        /** By a hash. */
        HASH,
        /** By a hash that needs a key. */
        HMAC,
        /** By a text that the key opens. */
        ENCRYPT,
        /** By a text of the same shape. */
        TOKENIZE,
        /** By null. */
        NULLIFY
    }

    /** A hash function. */
    enum Algorithm {
        /** 32 bytes. */
        SHA_256,
        /** 64 bytes. */
        SHA_512
    }
}
