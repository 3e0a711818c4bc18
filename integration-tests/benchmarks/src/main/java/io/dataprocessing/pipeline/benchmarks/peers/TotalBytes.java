package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.api.common.functions.MapFunction;

/** Makes the projection of an order without an object in between. */
final class TotalBytes implements MapFunction<byte[], byte[]> {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int FIELDS_READ = 5;
    private static final int USUAL_SIZE = 96;

    @Override
    public byte[] map(byte[] order) throws IOException {
        long id = 0;
        String sku = "";
        String currency = "";
        double amount = 0;
        int quantity = 0;
        try (JsonParser parser = OrderParser.of(order)) {
            int missing = FIELDS_READ;
            while (missing > 0) {
                missing--;
                switch (parser.nextFieldName()) {
                    case "id" -> id = parser.nextLongValue(0);
                    case "sku" -> sku = parser.nextTextValue();
                    case "amount" -> {
                        parser.nextToken();
                        amount = parser.getDoubleValue();
                    }
                    case "quantity" -> quantity = parser.nextIntValue(0);
                    case "currency" -> currency = parser.nextTextValue();
                    default -> {
                        OrderParser.skipValue(parser);
                        missing++;
                    }
                }
            }
        }
        return write(id, sku, currency, amount * quantity);
    }

    private static byte[] write(long id, String sku, String currency, double total)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeNumberField("id", id);
            generator.writeStringField("sku", sku);
            generator.writeStringField("currency", currency);
            generator.writeNumberField("total", total);
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
