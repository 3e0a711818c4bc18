package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a dead letter says of a payload that it doesn't carry: sizes and SHA-256. */
public final class PayloadDigest {

    private PayloadDigest() {}

    /** The headers of a record's key and value, of those that aren't null. */
    public static List<Header> of(RawRecord record) {
        List<Header> headers = new ArrayList<>(ofKey(record.key()));
        headers.addAll(ofValue(record.value()));
        return headers;
    }

    /** The headers of a key; none for null. */
    public static List<Header> ofKey(byte[] key) {
        return of(DeadLetterHeaders.KEY_SIZE, DeadLetterHeaders.KEY_SHA256, key);
    }

    /** The headers of a value; none for null. */
    public static List<Header> ofValue(byte[] value) {
        return of(DeadLetterHeaders.VALUE_SIZE, DeadLetterHeaders.VALUE_SHA256, value);
    }

    private static List<Header> of(String size, String digest, byte[] bytes) {
        return bytes == null
                ? List.of()
                : List.of(
                        header(size, String.valueOf(bytes.length)), header(digest, sha256(bytes)));
    }

    private static Header header(String name, String text) {
        return new Header(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
