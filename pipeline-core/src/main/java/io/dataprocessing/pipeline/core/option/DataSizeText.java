package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.option.DataSize;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of data as files write them: {@code 512kb}, {@code 64mb}. */
public final class DataSizeText {

    private static final Map<String, Long> UNITS = units();
    private static final Pattern SIZE = Pattern.compile("(\\d+) *([a-zA-Z]*)");

    private DataSizeText() {}

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("tb", 1L << 40);
        units.put("gb", 1L << 30);
        units.put("mb", 1L << 20);
        units.put("kb", 1L << 10);
        units.put("b", 1L);
        return units;
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if the text is none; the message says what is allowed
     */
    public static DataSize parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "expected a size such as 512kb, 64mb or 2gb, found '%s'".formatted(text));
        }
        String word = size.group(2);
        if (word.isEmpty()) {
            throw new IllegalArgumentException("a size needs a unit, e.g. %smb".formatted(text));
        }
        Long unit = UNITS.get(word.toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException(
                    "unknown unit '%s'. Use b, kb, mb, gb, tb".formatted(word));
        }
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(size.group(1)), unit));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("size '%s' is too large".formatted(text), e);
        }
    }

    /** A size as a file would write it, in the largest unit that needs no fraction. */
    public static String print(DataSize size) {
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (size.bytes() > 0 && size.bytes() % unit.getValue() == 0) {
                return size.bytes() / unit.getValue() + unit.getKey();
            }
        }
        return "0b";
    }
}
