package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.row.Texts;
import io.dataprocessing.pipeline.core.row.Varint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is around an event's value, in bytes. Part of one serializer. */
final class RecordCodec {

    private static final int KEY = 1;
    private static final int VALUE = 1 << 1;
    private static final int TIMESTAMP = 1 << 2;

    /** The key's bytes are the very ones of the event's message key, so they are written once. */
    private static final int SAME_KEY = 1 << 3;

    /** The headers are the event's. */
    private static final int SAME_HEADERS = 1 << 4;

    /** Step, stage, error and message. */
    private static final int FAILURE_TEXTS = 4;

    private final Texts texts = new Texts();

    void writeHeaders(Headers headers, DataOutputView out) throws IOException {
        Varint.writeSize(headers.all().size(), out);
        for (Header header : headers.all()) {
            writeText(header.name(), out);
            out.writeBoolean(header.value() != null);
            if (header.value() != null) {
                Varint.writeBytes(header.value(), out);
            }
        }
    }

    Headers readHeaders(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = readText(in);
            headers.add(new Header(name, in.readBoolean() ? Varint.readBytes(in) : null));
        }
        return new Headers(headers);
    }

    void writeOrigin(Origin origin, DataOutputView out) throws IOException {
        texts.writeShared(origin.topic(), out);
        Varint.writeSigned(origin.partition(), out);
        Varint.writeSigned(origin.offset(), out);
    }

    Origin readOrigin(DataInputView in) throws IOException {
        String topic = texts.readShared(in);
        int partition = Math.toIntExact(Varint.readSigned(in));
        return new Origin(topic, partition, Varint.readSigned(in));
    }

    @SuppressWarnings("ReferenceEquality") // where they aren't the same they are written twice
    void writeRaw(RawRecord raw, Event event, DataOutputView out) throws IOException {
        boolean sameKey = raw.key() != null && event.messageKey().orElse(null) == raw.key();
        boolean sameHeaders = raw.headers() == event.headers();
        boolean writesKey = raw.key() != null && !sameKey;
        boolean timestamp = raw.timestamp() != Event.NO_TIMESTAMP;
        out.writeByte(
                (writesKey ? KEY : 0)
                        | (raw.value() != null ? VALUE : 0)
                        | (timestamp ? TIMESTAMP : 0)
                        | (sameKey ? SAME_KEY : 0)
                        | (sameHeaders ? SAME_HEADERS : 0));
        texts.writeShared(raw.topic(), out);
        Varint.writeSigned(raw.partition(), out);
        if (timestamp) {
            Varint.writeSigned(raw.timestamp(), out);
        }
        if (writesKey) {
            Varint.writeBytes(raw.key(), out);
        }
        if (raw.value() != null) {
            Varint.writeBytes(raw.value(), out);
        }
        if (!sameHeaders) {
            writeHeaders(raw.headers(), out);
        }
    }

    RawRecord readRaw(byte[] messageKey, Headers headers, DataInputView in)
            throws IOException {
        int parts = in.readUnsignedByte();
        String topic = texts.readShared(in);
        int partition = Math.toIntExact(Varint.readSigned(in));
        long timestamp = (parts & TIMESTAMP) != 0 ? Varint.readSigned(in) : Event.NO_TIMESTAMP;
        byte[] key = (parts & SAME_KEY) != 0 ? messageKey : null;
        if ((parts & KEY) != 0) {
            key = Varint.readBytes(in);
        }
        byte[] value = (parts & VALUE) != 0 ? Varint.readBytes(in) : null;
        return new RawRecord(
                topic,
                partition,
                timestamp,
                key,
                value,
                (parts & SAME_HEADERS) != 0 ? headers : readHeaders(in));
    }

    void writeFailure(Failure failure, DataOutputView out) throws IOException {
        writeText(failure.step(), out);
        writeText(failure.stage().name(), out);
        writeText(failure.error(), out);
        writeText(failure.message(), out);
    }

    Failure readFailure(DataInputView in) throws IOException {
        String step = readText(in);
        Failure.Stage stage = Failure.Stage.valueOf(readText(in));
        String error = readText(in);
        return new Failure(step, stage, error, readText(in));
    }

    void writeText(String text, DataOutputView out) throws IOException {
        texts.write(text, out);
    }

    String readText(DataInputView in) throws IOException {
        return texts.read(in);
    }

    void copyHeaders(DataInputView in, DataOutputView out) throws IOException {
        int size = Varint.readSize(in);
        Varint.writeSize(size, out);
        for (int i = 0; i < size; i++) {
            Varint.copyBytes(in, out);
            boolean hasValue = in.readBoolean();
            out.writeBoolean(hasValue);
            if (hasValue) {
                Varint.copyBytes(in, out);
            }
        }
    }

    void copyOrigin(DataInputView in, DataOutputView out) throws IOException {
        Varint.copyBytes(in, out);
        Varint.copy(in, out);
        Varint.copy(in, out);
    }

    void copyRaw(DataInputView in, DataOutputView out) throws IOException {
        int parts = in.readUnsignedByte();
        out.writeByte(parts);
        Varint.copyBytes(in, out);
        Varint.copy(in, out);
        if ((parts & TIMESTAMP) != 0) {
            Varint.copy(in, out);
        }
        if ((parts & KEY) != 0) {
            Varint.copyBytes(in, out);
        }
        if ((parts & VALUE) != 0) {
            Varint.copyBytes(in, out);
        }
        if ((parts & SAME_HEADERS) == 0) {
            copyHeaders(in, out);
        }
    }

    void copyFailure(DataInputView in, DataOutputView out) throws IOException {
        for (int i = 0; i < FAILURE_TEXTS; i++) {
            Varint.copyBytes(in, out);
        }
    }
}
