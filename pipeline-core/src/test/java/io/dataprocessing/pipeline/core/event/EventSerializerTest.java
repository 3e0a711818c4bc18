package io.dataprocessing.pipeline.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RandomRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    @Test
    void eventsOfAnyKindComeBackAsTheyWere() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            RandomRows rows = new RandomRows(seed);
            RowType type = rows.type();
            TypeSerializer<Event> serializer =
                    new EventTypeInfo(type).createSerializer(new SerializerConfigImpl());
            Event event = event(rows.row(type), new Random(seed));
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(event, out);
            DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
            assertThat(serializer.deserialize(in)).as("seed %d", seed).isEqualTo(event);
            assertThat(in.available()).isZero();

            DataOutputSerializer copy = new DataOutputSerializer(64);
            serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
            assertThat(copy.getCopyOfBuffer()).as("seed %d", seed).isEqualTo(out.getCopyOfBuffer());
        }
    }

    @Test
    void eventsOfATopicShareItsName() throws Exception {
        EventSerializer serializer = new EventSerializer(RowType.of());
        List<Event> again = new ArrayList<>();
        for (String topic : List.of("orders", "orders", "bestellungen-äöü", "orders")) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(
                    Event.read(
                            Row.of(RowType.of()),
                            Optional.empty(),
                            5,
                            Headers.none(),
                            new Origin(topic, 1, 2)),
                    out);
            again.add(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())));
        }
        assertThat(again)
                .extracting(event -> event.origin().orElseThrow().topic())
                .containsExactly("orders", "orders", "bestellungen-äöü", "orders");
        assertThat(again.get(1).origin().orElseThrow().topic())
                .isSameAs(again.get(0).origin().orElseThrow().topic());
    }

    @Test
    void aSerializerOfItsOwnIsGivenToEachThread() {
        EventSerializer serializer = new EventSerializer(RowType.of());
        assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
    }

    @Test
    void eventsAreSharedAndNotCopied() {
        Event event = Event.of(Row.of(RowType.of()), 5);
        TypeSerializer<Event> serializer = new EventSerializer(RowType.of());
        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(event)).isSameAs(event);
    }

    @Test
    void aCopyOfARestoredEventHasTheTypeOfToday() {
        RowType before = RowType.of(Field.of("id", DataTypes.INT));
        RowType today =
                RowType.of(
                        Field.of("note", DataTypes.STRING).withDefault("none"),
                        Field.of("id", DataTypes.LONG));
        Event event = event(Row.of(before, 7), new Random(1)).withValue(Row.of(before, 7));
        assertThat(new EventSerializer(today).copy(event))
                .isEqualTo(event.withValue(Row.of(today, "none", 7L)));
    }

    @Test
    void keyAndHeadersOfTheRawRecordAreWrittenOnce() throws Exception {
        byte[] key = new byte[1000];
        Headers headers = Headers.none().with("h", "x".repeat(1000));
        Origin origin = new Origin("orders", 1, 2);
        RawRecord raw = new RawRecord("orders", 1, 5, key, new byte[10], headers);
        Event event =
                Event.read(Row.of(RowType.of()), Optional.of(key), 5, headers, origin)
                        .withRaw(Optional.of(raw));
        DataOutputSerializer out = new DataOutputSerializer(64);
        new EventSerializer(RowType.of()).serialize(event, out);
        assertThat(out.length()).isLessThan(2100);
        assertThat(
                        new EventSerializer(RowType.of())
                                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(event);
    }

    @Test
    void whatWasWrittenBeforeThereWasASecondByteOfPartsIsStillRead() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeByte(0b0101_0000);
        new RecordCodec().writeOrigin(new Origin("orders", 1, 2), out);
        for (String text : List.of("orders", "DECODE", "java.lang.X", "byte 17: bad")) {
            new RecordCodec().writeText(text, out);
        }
        Event event =
                new EventSerializer(RowType.of())
                        .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(event.origin()).contains(new Origin("orders", 1, 2));
        assertThat(event.failure())
                .contains(
                        new Failure("orders", Failure.Stage.DECODE, "java.lang.X", "byte 17: bad"));
    }

    @Test
    void aSecondByteOfPartsIsWrittenOnlyWhereOneIsNeeded() throws Exception {
        assertThat(sizeOf(new Origin("orders", 1, 2).withSchemaId(3)))
                .isEqualTo(sizeOf(new Origin("orders", 1, 2)) + 2);
    }

    private static int sizeOf(Origin origin) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new EventSerializer(RowType.of())
                .serialize(
                        Event.read(
                                Row.of(RowType.of()), Optional.empty(), 5, Headers.none(), origin),
                        out);
        return out.length();
    }

    private static Event event(Row row, Random random) {
        Headers headers = Headers.none();
        if (random.nextBoolean()) {
            headers = headers.with("trace", "abc").with("empty", (byte[]) null).with("trace", "d");
        }
        Optional<byte[]> key =
                random.nextBoolean() ? Optional.of(new byte[] {1, 2}) : Optional.empty();
        long timestamp = random.nextBoolean() ? random.nextLong() : Event.NO_TIMESTAMP;
        List<Event> kinds = new ArrayList<>();
        Origin origin = new Origin("orders", random.nextInt(9), random.nextInt());
        if (random.nextBoolean()) {
            origin = origin.withSchemaId(random.nextInt());
        }
        kinds.add(Event.of(row, timestamp).withHeaders(headers).withMessageKey(key));
        Event read = Event.read(row, key, timestamp, headers, origin);
        kinds.add(read);
        RawRecord raw =
                new RawRecord(
                        "orders",
                        random.nextInt(3) - 1,
                        timestamp,
                        random.nextBoolean() ? null : new byte[] {9},
                        random.nextBoolean() ? null : new byte[] {8, 7},
                        Headers.none().with("raw", "r"));
        kinds.add(read.withRaw(Optional.of(raw)));
        Failure failure =
                new Failure(
                        "orders",
                        Failure.Stage.WRITE,
                        "java.lang.X",
                        "no\ngood",
                        random.nextBoolean() ? "" : "com.acme.GeoIp.process(GeoIp.java:42)");
        kinds.add(read.withRaw(Optional.of(raw)).withFailure(failure));
        kinds.add(read.withFailure(failure).asDeadLetter(raw));
        kinds.add(Event.undecodable(raw, origin, failure));
        return kinds.get(random.nextInt(kinds.size()));
    }
}
