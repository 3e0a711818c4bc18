package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which message of a file a record is, as Confluent's serializer writes it behind the schema's id:
 * how many indexes, then those from the file inwards, as zigzag varints; a single zero stands for
 * the first message of the file.
 */
final class MessageIndexes {

    private static final int MAX_DEPTH = 100;

    private MessageIndexes() {}

    /** Reads indexes and leaves the input behind them. */
    static List<Integer> read(WireInput in) throws DecodeException {
        int start = in.at();
        long count = zigzag(in);
        if (count == 0) {
            return List.of(0);
        }
        if (count < 0 || count > MAX_DEPTH) {
            throw WireInput.error(start, "this is no number of message indexes");
        }
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = in.at();
            long index = zigzag(in);
            if (index < 0 || index != (int) index) {
                throw WireInput.error(at, "this is no message index");
            }
            indexes.add((int) index);
        }
        return indexes;
    }

    private static long zigzag(WireInput in) throws DecodeException {
        long coded = in.varint();
        return (coded >>> 1) ^ -(coded & 1);
    }

    /** The message; empty if the file has none there. */
    static Optional<Descriptor> find(FileDescriptor file, List<Integer> indexes) {
        List<Descriptor> messages = file.getMessageTypes();
        Optional<Descriptor> found = Optional.empty();
        for (int index : indexes) {
            if (index >= messages.size()) {
                return Optional.empty();
            }
            found = Optional.of(messages.get(index));
            messages = messages.get(index).getNestedTypes();
        }
        return found;
    }

    /** The bytes that say which message of its file one is. */
    static byte[] of(Descriptor message) {
        Deque<Integer> indexes = new ArrayDeque<>();
        Optional<Descriptor> at = Optional.of(message);
        while (at.isPresent()) {
            indexes.addFirst(at.get().getIndex());
            at = Optional.ofNullable(at.get().getContainingType());
        }
        if (indexes.size() == 1 && indexes.getFirst() == 0) {
            return new byte[] {0};
        }
        WireOutput out = new WireOutput();
        indexes.descendingIterator().forEachRemaining(index -> out.varint(2L * index));
        out.varint(2L * indexes.size());
        return out.take();
    }
}
