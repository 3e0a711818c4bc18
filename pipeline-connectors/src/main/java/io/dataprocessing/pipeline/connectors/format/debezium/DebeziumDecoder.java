package io.dataprocessing.pipeline.connectors.format.debezium;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.connectors.format.json.MismatchException;
import io.dataprocessing.pipeline.connectors.format.json.RowReader;
import io.dataprocessing.pipeline.connectors.format.json.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Takes the row out of change events. */
final class DebeziumDecoder implements RowDecoder {

    private static final int MOST_SCHEMAS = 64;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> TRANSACTION = Set.of("status", "id");

    private final EnvelopeType type;
    private final StrictJson json;
    private final EnvelopeReader envelopes;
    private final ColumnReaders columns;
    private final RowReader withoutSchema;
    private final Map<ByteBuffer, RowReader> bySchema = new LinkedHashMap<>();
    private final String[] paths;
    private final int[] positions;
    private final int deleteField;

    DebeziumDecoder(EnvelopeType type) {
        DebeziumOptions options = type.options();
        this.type = type;
        this.json = new StrictJson(options.maxDepth());
        this.envelopes = new EnvelopeReader(options.metadata().values());
        this.columns = new ColumnReaders(options);
        this.withoutSchema = columns.of(type.columns(), InlineSchema.none());
        this.deleteField =
                type.row().has(options.deleteField())
                        ? type.row().indexOf(options.deleteField())
                        : -1;
        this.paths = new String[type.row().size()];
        this.positions = new int[type.row().size()];
        for (int i = 0; i < paths.length; i++) {
            String name = type.row().field(i).name();
            paths[i] = options.metadata().getOrDefault(name, "");
            positions[i] = type.columns().has(name) ? type.columns().indexOf(name) : -1;
        }
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException, NoRowException {
        Envelope envelope = (Envelope) json.read(bytes, 0, envelopes);
        boolean deleted = isDeletion(envelope);
        String state = deleted ? "before" : "after";
        Envelope.Span span = deleted ? envelope.before : envelope.after;
        if (span.isNull()) {
            throw new DecodeException(
                    "operation '%s' comes without '%s'".formatted(envelope.op, state));
        }
        RowReader reader = reader(envelope.schema, bytes);
        Row row =
                (Row)
                        json.read(
                                bytes,
                                span.begin(),
                                span.end(),
                                parser -> {
                                    try {
                                        return reader.read(parser);
                                    } catch (MismatchException e) {
                                        throw e.in(state);
                                    }
                                });
        return whole(row, deleted, envelope);
    }

    private static boolean isDeletion(Envelope envelope) throws DecodeException, NoRowException {
        return switch (envelope.op) {
            case "c", "r", "u" -> false;
            case "d" -> true;
            case "t" -> throw new NoRowException("the table was truncated");
            case "m" -> throw new NoRowException("a message of the database's log is no row");
            case "" -> throw noOperation(envelope);
            default ->
                    throw new DecodeException("the operation ('op') is none of c, r, u, d, t, m");
        };
    }

    private static DecodeException noOperation(Envelope envelope) throws NoRowException {
        if (envelope.members.equals(Set.of("ts_ms"))) {
            throw new NoRowException("a heartbeat is no row");
        }
        if (envelope.members.containsAll(TRANSACTION) && !envelope.members.contains("after")) {
            throw new NoRowException("the begin or end of a transaction is no row");
        }
        return new DecodeException("this is no change event: it has no operation ('op')");
    }

    private RowReader reader(Envelope.Span schema, byte[] bytes) throws DecodeException {
        if (schema.isNull()) {
            return withoutSchema;
        }
        ByteBuffer text = ByteBuffer.wrap(bytes, schema.begin(), schema.end() - schema.begin());
        RowReader known = bySchema.get(text);
        if (known != null) {
            return known;
        }
        byte[] own = Arrays.copyOfRange(bytes, schema.begin(), schema.end());
        RowReader made = columns.of(type.columns(), inline(own, schema.begin()));
        if (bySchema.size() == MOST_SCHEMAS) {
            bySchema.clear(); // garbage must not fill the memory
        }
        bySchema.put(ByteBuffer.wrap(own), made);
        return made;
    }

    private static InlineSchema inline(byte[] schema, int offset) throws DecodeException {
        try {
            return InlineSchema.of(MAPPER.readTree(schema));
        } catch (IOException e) {
            throw new DecodeException("byte %d: the inline schema can't be read".formatted(offset));
        }
    }

    private Row whole(Row columnValues, boolean deleted, Envelope envelope) {
        Object[] values = new Object[paths.length];
        for (int i = 0; i < values.length; i++) {
            if (i == deleteField) {
                values[i] = deleted;
            } else if (positions[i] >= 0) {
                values[i] = columnValues.get(positions[i]);
            } else {
                values[i] = envelope.found.get(paths[i]);
            }
        }
        return Row.trusted(type.row(), values);
    }
}
