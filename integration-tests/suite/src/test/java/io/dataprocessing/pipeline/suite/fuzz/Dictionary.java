package io.dataprocessing.pipeline.suite.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Pieces that decoders stumble over, by the family of a format. */
final class Dictionary {

    private static final List<String> JSON =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "\\",
                    "null",
                    "true",
                    "false",
                    "NaN",
                    "-Infinity",
                    "1e999",
                    "-1e-999",
                    "1e2147483648",
                    "-0",
                    "-0.0",
                    "00",
                    "1.",
                    ".5",
                    "+1",
                    "0x10",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "2147483648",
                    "0.1e-2147483648",
                    "123456789012345678901234567890.12345678901234567890",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u0000\"",
                    "\\u00",
                    "\\x",
                    "\"\":",
                    "{\"a\":",
                    "[[[[[[[[",
                    "{}",
                    "[]",
                    "\"2026-02-30T25:61:61Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"PT2562047788015215H\"",
                    "\"PT-0.5S\"",
                    "\"-P1DT\"",
                    "\"9999999999-01-01\"",
                    "\"24:00:00\"",
                    "/*",
                    "//",
                    "\uFEFF",
                    "\u2028",
                    "\"payload\":",
                    "\"op\":\"d\"",
                    "\"before\":null",
                    "\"after\":null",
                    "\"schema\":{}",
                    "\"op\":\"m\"");
    private static final List<String> TEXT =
            List.of(
                    "\"",
                    "\"\"",
                    "\"\"\"",
                    ",",
                    ";",
                    "\t",
                    "\r",
                    "\n",
                    "\r\n",
                    "\\",
                    "\\\"",
                    "'",
                    "|",
                    "NULL",
                    "null",
                    "NaN",
                    "1e999",
                    "-0",
                    "true",
                    "9223372036854775808",
                    "2026-02-30",
                    "25:00:00",
                    "PT1H",
                    "\u0000",
                    "\uFEFF",
                    "\u2028",
                    "a,b",
                    "==",
                    "====");
    private static final List<String> BINARY =
            List.of(
                    "00",
                    "01",
                    "02",
                    "7f",
                    "80",
                    "ff",
                    "8001",
                    "ff01",
                    "ffff",
                    "80808080808080808001",
                    "fffffffff7ffffffff01",
                    "0000007f",
                    "7fffffff",
                    "80000000",
                    "c080",
                    "eda080",
                    "f4908080",
                    "c328",
                    "0b",
                    "0c",
                    "5b5b5b5b",
                    "5c5c5c5c",
                    "0a00",
                    "0a0a0a0a0a0a",
                    "1200",
                    "1a021200",
                    "08ffffffffffffffffff01",
                    "0dffffff7f",
                    "09000000000000f87f",
                    "f80f",
                    "fdffffffff0f",
                    "0880808080808080808000",
                    "02feffffff0f",
                    "0300",
                    "0501",
                    "01ffffffffffffffffff01",
                    "000000000100",
                    "0000000002",
                    "04",
                    "06",
                    "fe01",
                    "0208ffffffff0f");

    private Dictionary() {}

    static List<byte[]> of(String format) {
        List<byte[]> all = new ArrayList<>();
        BINARY.forEach(hex -> all.add(HexFormat.of().parseHex(hex)));
        if (format.contains("json")) {
            texts(JSON).forEach(all::add);
        } else if (!format.startsWith("avro") && !format.startsWith("protobuf")) {
            texts(TEXT).forEach(all::add);
        }
        return all;
    }

    private static Stream<byte[]> texts(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
