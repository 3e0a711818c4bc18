package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.data.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How much data a row holds, whatever its format: a measure for rates. */
final class RowSize {

    private static final int ONE_NUMBER = 8;

    private RowSize() {}

    /** The bytes of all values. */
    static long of(Row row) {
        long size = 0;
        for (int i = 0; i < row.type().size(); i++) {
            size += of(row.get(i));
        }
        return size;
    }

    private static long of(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().bitLength() / 8 + 1L;
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(RowSize::of).sum();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> of(entry.getKey()) + of(entry.getValue()))
                    .sum();
        }
        return value instanceof Row row ? of(row) : ONE_NUMBER;
    }
}
