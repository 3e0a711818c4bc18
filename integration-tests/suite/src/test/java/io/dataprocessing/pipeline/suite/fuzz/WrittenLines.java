package io.dataprocessing.pipeline.suite.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was written, as text that is equal where records are: the values that their plain decoder
 * reads, and for JSON the names of all members.
 */
final class WrittenLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RowDecoder decoder;
    private final boolean json;

    private WrittenLines(RowDecoder decoder, boolean json) {
        this.decoder = decoder;
        this.json = json;
    }

    static <O extends Record> WrittenLines of(Format<O> format, RowType type) {
        O options = FormatOptions.defaults(format);
        FuzzSurroundings around = new FuzzSurroundings();
        FormatSchema schema =
                format.planRead(options, Optional.of(DeclaredSchema.of(type)), around);
        return new WrittenLines(
                format.decoder(options, schema, around), format.name().equals("json"));
    }

    String line(RawRecord written) {
        try {
            return "%s %s %s %s %s"
                    .formatted(
                            written.timestamp(),
                            bytes(written.key()),
                            headers(written),
                            text(decoder.decode(written.value())),
                            json ? names(JSON.readTree(written.value())) : "");
        } catch (DecodeException | NoRowException | IOException e) {
            throw new AssertionError(
                    "what was written can't be read: " + new String(written.value(), UTF_8), e);
        }
    }

    /** A dead letter, without the line of code that explains it. */
    static String letter(RawRecord written) {
        return "%s %s %s".formatted(headers(written), bytes(written.key()), bytes(written.value()));
    }

    private static String headers(RawRecord written) {
        StringBuilder text = new StringBuilder();
        for (Header header : written.headers().all()) {
            if (!header.name().equals(DeadLetterHeaders.ERROR_FRAME)) {
                text.append(header.name()).append('=');
                text.append(header.value() == null ? "" : new String(header.value(), UTF_8));
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(WrittenLines::text).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> texts = new TreeMap<>();
            map.forEach((key, one) -> texts.put((String) key, text(one)));
            return texts.toString();
        }
        if (value instanceof Row row) {
            return IntStream.range(0, row.type().size())
                    .mapToObj(i -> row.type().field(i).name() + ": " + text(row.get(i)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    private static String bytes(byte[] bytes) {
        return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
    }

    private static String names(JsonNode node) {
        TreeSet<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            names.add(member.getKey() + names(member.getValue()));
        }
        for (JsonNode element : node) {
            if (node.isArray()) {
                names.add(names(element));
            }
        }
        return names.isEmpty() ? "" : names.toString();
    }
}
