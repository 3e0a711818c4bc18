package io.dataprocessing.pipeline.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The schemas of orders in Avro, and how their records begin. */
public final class AvroOrders {

    /** An order as it's read. */
    public static final String ORDER = read("order.avsc");

    /** What {@link Topology#PROJECT} makes of it. */
    public static final String TOTAL = read("total.avsc");

    /** What {@link Topology#ENRICH} makes of it: one more field at the end. */
    public static final String ENRICHED = read("enriched.avsc");

    /** The id that {@link #ORDER} has in the registry, as it's the first one there. */
    public static final int ORDER_ID = 1;

    /** How long the frame is in front of a record: a zero and the id of its schema. */
    public static final int FRAME = 1 + Integer.BYTES;

    private AvroOrders() {}

    /** The schema of what a topology writes. */
    public static String written(Topology topology) {
        return switch (topology) {
            case PASS, FILTER, ROUTE, WINDOW -> ORDER;
            case PROJECT -> TOTAL;
            case ENRICH -> ENRICHED;
        };
    }

    /** The frame of records of a schema. */
    public static byte[] frame(int id) {
        return ByteBuffer.allocate(FRAME).put((byte) 0).putInt(id).array();
    }

    private static String read(String resource) {
        try (InputStream stream = AvroOrders.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + resource, e);
        }
    }
}
