package io.dataprocessing.pipeline.benchmarks.data;

import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Orders of 15 fields as Confluent's serializer writes them, about 180 bytes each. */
final class AvroRecords implements Records {

    private static final long FIRST_MILLIS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long SEED = 0x5DEE_CE66_D1CE_4E5BL;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int USUAL_SIZE = 256;

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD", "GBP");
    private static final List<String> STATES = List.of("NEW", "PAID", "SENT", "BACK");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "DE", "US");
    private static final List<String> TIERS = List.of("gold", "none", "blue");
    private static final List<String> TAGS = List.of("gift", "fragile", "express", "repeated");

    private final long keys;

    AvroRecords(long keys) {
        this.keys = keys;
    }

    @Override
    public byte[] value(long number) {
        SplittableRandom random = new SplittableRandom(number * SEED);
        return order(
                number, time(number) - random.nextLong(MOST_BEHIND_MILLIS + 1), random);
    }

    @Override
    public byte[] last(long number) {
        return order(
                number, time(number) + LAST_AFTER_MILLIS, new SplittableRandom(number * SEED));
    }

    private static long time(long number) {
        return FIRST_MILLIS + number * NANOS_APART / NANOS_PER_MILLI;
    }

    private byte[] order(long number, long time, SplittableRandom random) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
            bytes.writeBytes(AvroOrders.frame(AvroOrders.ORDER_ID));
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            write(number, time, random, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't be full", e);
        }
    }

    /** Field by field in the order of the schema. */
    private void write(long number, long time, SplittableRandom random, BinaryEncoder order)
            throws IOException {
        order.writeLong(number);
        order.writeLong(time);
        order.writeLong(random.nextLong(keys));
        order.writeString(Catalogue.sku(random.nextInt(Catalogue.SIZE)));
        order.writeDouble(random.nextInt(1, 50_001) / 100.0);
        order.writeInt(random.nextInt(1, 10));
        order.writeString(one(CURRENCIES, random));
        order.writeString(one(STATES, random));
        order.writeLong(random.nextInt(10_000, 100_000));
        order.writeString(one(COUNTRIES, random));
        order.writeString(one(TIERS, random));
        order.writeDouble(random.nextInt(100, 1000) / 1000.0);
        order.writeBoolean(random.nextBoolean());
        order.writeString("2024-01-" + random.nextInt(10, 32));
        order.writeString(new UUID(random.nextLong(), random.nextLong()).toString());
        writeEmail(random, order);
        writeTags(random, order);
    }

    private static void writeEmail(SplittableRandom random, BinaryEncoder order)
            throws IOException {
        if (random.nextInt(4) == 0) {
            order.writeIndex(0);
            order.writeNull();
        } else {
            order.writeIndex(1);
            order.writeString("someone.%d@example.com".formatted(random.nextInt(1_000_000)));
        }
    }

    private static void writeTags(SplittableRandom random, BinaryEncoder order)
            throws IOException {
        int tags = random.nextInt(1, 4);
        order.writeArrayStart();
        order.setItemCount(tags);
        for (int tag = 0; tag < tags; tag++) {
            order.startItem();
            order.writeString(one(TAGS, random));
        }
        order.writeArrayEnd();
    }

    private static String one(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
