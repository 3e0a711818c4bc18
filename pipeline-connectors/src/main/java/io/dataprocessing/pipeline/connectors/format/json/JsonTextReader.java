package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads a value of any kind as its text, as it stands in the record. */
record JsonTextReader(RecordBytes record) implements ValueReader {

    @Override
    public String read(JsonParser parser) throws IOException {
        long begin = parser.currentTokenLocation().getByteOffset();
        if (Skipping.anything(parser) == JsonToken.VALUE_STRING) {
            parser.finishToken();
        }
        return record.text(begin, parser.currentLocation().getByteOffset());
    }

    @Override
    public boolean readsNull() {
        return true;
    }
}
