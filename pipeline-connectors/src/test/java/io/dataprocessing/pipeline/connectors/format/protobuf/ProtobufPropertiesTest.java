package io.dataprocessing.pipeline.connectors.format.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for any message and any bytes; protobuf's own Java code is what it's compared with.
 */
class ProtobufPropertiesTest {

    private static final int MESSAGES = 3_000;

    static Stream<Descriptor> messages() {
        return Stream.of(TestSchemas.order(), TestSchemas.legacy(), TestSchemas.edition());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatProtobufWritesIsReadAndWrittenAgainByteForByte(Descriptor type) throws Exception {
        RandomMessages messages = new RandomMessages(new Random(7));
        RowType rowType = MessageTypes.rowType(type);
        ProtobufDecoder decoder = new ProtobufDecoder(MessageReaders.of(type, rowType));
        ProtobufEncoder encoder =
                new ProtobufEncoder(MessageWriters.of(type, rowType), new byte[0]);
        for (int i = 0; i < MESSAGES; i++) {
            DynamicMessage message = messages.message(type);
            Row row = decoder.decode(message.toByteArray());
            assertThat(rowType.accepts(row)).as("%s", row).isTrue();
            byte[] written = encoder.encode(row);
            // Fields with a default are there or not, which a row doesn't tell: ours always are.
            if (type.getFile().getName().equals("legacy.proto")) {
                assertThat(decoder.decode(written)).isEqualTo(row);
                assertThat(encoder.encode(decoder.decode(written))).isEqualTo(written);
            } else {
                DynamicMessage read = DynamicMessage.parseFrom(type, written);
                assertThat(read).isEqualTo(message);
                assertThat(written).isEqualTo(read.toByteArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageSentInPartsIsReadAsProtobufReadsIt(Descriptor type) throws Exception {
        RandomMessages messages = new RandomMessages(new Random(8));
        RowType rowType = MessageTypes.rowType(type);
        ProtobufDecoder decoder = new ProtobufDecoder(MessageReaders.of(type, rowType));
        ProtobufEncoder encoder =
                new ProtobufEncoder(MessageWriters.of(type, rowType), new byte[0]);
        for (int i = 0; i < MESSAGES; i++) {
            ByteString parts = messages.message(type).toByteString();
            for (int j = i % 3; j >= 0; j--) {
                parts = parts.concat(messages.message(type).toByteString());
            }
            DynamicMessage merged = DynamicMessage.parseFrom(type, parts);
            byte[] written = encoder.encode(decoder.decode(parts.toByteArray()));
            // Not by their bytes: the parts of a message that stays bytes stay parts.
            DynamicMessage read = DynamicMessage.parseFrom(type, written);
            assertThat(decoder.decode(read.toByteArray()))
                    .isEqualTo(decoder.decode(merged.toByteArray()));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void anyBytesAreARowOrADecodeException(Descriptor type) {
        Random random = new Random(9);
        RandomMessages messages = new RandomMessages(random);
        RowType rowType = MessageTypes.rowType(type);
        ProtobufDecoder decoder = new ProtobufDecoder(MessageReaders.of(type, rowType));
        ProtobufEncoder encoder =
                new ProtobufEncoder(MessageWriters.of(type, rowType), new byte[0]);
        int refused = 0;
        for (int i = 0; i < 10 * MESSAGES; i++) {
            byte[] bytes = damaged(messages.message(type).toByteArray(), random);
            try {
                Row row = decoder.decode(bytes);
                assertThat(rowType.accepts(row)).isTrue();
                assertThat(encoder.encode(decoder.decode(encoder.encode(row))))
                        .isEqualTo(encoder.encode(row));
            } catch (DecodeException e) {
                assertThat(e).hasMessageMatching("byte \\d+: .*").hasNoCause();
                refused++;
            } catch (EncodeException e) {
                fail("what was read can't be written: " + Arrays.toString(bytes), e);
            }
        }
        assertThat(refused).isBetween(MESSAGES, 10 * MESSAGES - MESSAGES);
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = Arrays.copyOf(bytes, Math.max(1, bytes.length));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            damaged[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt()
                            : (byte) (damaged[at] ^ (1 << random.nextInt(8)));
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
                : damaged;
    }
}
