package io.dataprocessing.pipeline.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class ObjectTypeInfoTest {

    /** A value. */
    public record Basket(String owner, List<Integer> items) {}

    /** Another of the same layout. */
    public record Bag(String owner, List<Integer> items) {}

    private final TypeSerializer<Basket> serializer =
            ObjectTypeInfo.of(Basket.class).createSerializer(new SerializerConfigImpl());

    private static <T> T roundTrip(TypeSerializer<T> writer, TypeSerializer<T> reader, T value)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        writer.serialize(value, out);
        return reader.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    @Test
    void anObjectTravelsAsItsRow() throws IOException {
        Basket basket = new Basket("ann", List.of(1, 2));

        assertThat(roundTrip(serializer, serializer.duplicate(), basket)).isEqualTo(basket);
        assertThat(serializer.copy(basket)).isEqualTo(basket).isNotSameAs(basket);
    }

    @Test
    void aSavepointRestoresTheSerializer() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot<Basket> snapshot = serializer.snapshotConfiguration();
        snapshot.writeSnapshot(out);
        ObjectSerializerSnapshot<Basket> read = new ObjectSerializerSnapshot<>();
        read.readSnapshot(
                snapshot.getCurrentVersion(),
                new DataInputDeserializer(out.getCopyOfBuffer()),
                getClass().getClassLoader());

        Basket basket = new Basket("ann", List.of(3));
        assertThat(roundTrip(serializer, read.restoreSerializer(), basket)).isEqualTo(basket);
        assertThat(snapshot.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
    }

    @Test
    void classesOfOneLayoutAreTypesOfTheirOwn() {
        assertThat(ObjectTypeInfo.of(Basket.class))
                .isEqualTo(ObjectTypeInfo.of(Basket.class))
                .isNotEqualTo(ObjectTypeInfo.of(Bag.class));
    }
}
