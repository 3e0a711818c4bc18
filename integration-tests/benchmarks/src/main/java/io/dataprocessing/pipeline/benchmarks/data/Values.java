package io.dataprocessing.pipeline.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import java.io.IOException;

/** Reads records as JSON values, in whatever format they are. */
public interface Values {

    /** The value of a record. */
    JsonNode read(byte[] record) throws IOException;

    /**
     * What reads the records of a payload, and what is made of them.
     *
     * @param registry its address, which only Avro asks
     */
    static Values of(Payload payload, String registry) {
        return switch (payload) {
            case JSON_220, JSON_2K -> new ObjectMapper()::readTree;
            case AVRO_180 -> new AvroValues(registry);
        };
    }
}
