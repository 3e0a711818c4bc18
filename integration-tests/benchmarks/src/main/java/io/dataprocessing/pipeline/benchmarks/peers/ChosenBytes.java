package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.flink.api.common.functions.FilterFunction;

/** Lets orders through that cost more than 100 and come from Germany. */
final class ChosenBytes implements FilterFunction<byte[]> {

    @Override
    public boolean filter(byte[] order) throws IOException {
        try (JsonParser parser = OrderParser.of(order)) {
            String field = parser.nextFieldName();
            while (field != null) {
                if (field.equals("amount")) {
                    parser.nextToken();
                    if (parser.getDoubleValue() <= 100) {
                        return false;
                    }
                } else if (field.equals("user")) {
                    return isFromGermany(parser);
                } else {
                    OrderParser.skipValue(parser);
                }
                field = parser.nextFieldName();
            }
            return false;
        }
    }

    /** Amount is in front of the user, so that nothing is left to be looked at then. */
    private static boolean isFromGermany(JsonParser parser) throws IOException {
        parser.nextToken();
        String field = parser.nextFieldName();
        while (field != null) {
            if (field.equals("country")) {
                return "DE".equals(parser.nextTextValue());
            }
            OrderParser.skipValue(parser);
            field = parser.nextFieldName();
        }
        return false;
    }
}
