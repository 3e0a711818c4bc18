package io.dataprocessing.pipeline.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Puts the category of an order's SKU in place of its last brace. */
final class CategoryBytes extends RichMapFunction<byte[], byte[]> {

    /** What stands behind the last field, by SKU. */
    private transient Map<String, byte[]> ends;

    @Override
    public void open(OpenContext context) {
        ends = new HashMap<>(2 * Catalogue.SIZE);
        Catalogue.categories()
                .forEach(
                        (sku, category) ->
                                ends.put(
                                        sku,
                                        ",\"category\":\"%s\"}"
                                                .formatted(category)
                                                .getBytes(UTF_8)));
    }

    @Override
    public byte[] map(byte[] order) throws IOException {
        byte[] end = ends.get(sku(order));
        byte[] enriched = Arrays.copyOf(order, order.length - 1 + end.length);
        System.arraycopy(end, 0, enriched, order.length - 1, end.length);
        return enriched;
    }

    private static String sku(byte[] order) throws IOException {
        try (JsonParser parser = OrderParser.of(order)) {
            while (!parser.nextFieldName().equals("sku")) {
                OrderParser.skipValue(parser);
            }
            return parser.nextTextValue();
        }
    }
}
