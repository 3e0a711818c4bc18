package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** What careful functions share of Jackson's streaming parser. */
final class OrderParser {

    private static final JsonFactory FACTORY = new JsonFactory();

    private OrderParser() {}

    /** A parser of an object, in front of its first field. */
    static JsonParser of(byte[] json) throws IOException {
        JsonParser parser = FACTORY.createParser(json);
        parser.nextToken();
        return parser;
    }

    /** Goes over the value of the field that the parser is at. */
    static void skipValue(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }
}
