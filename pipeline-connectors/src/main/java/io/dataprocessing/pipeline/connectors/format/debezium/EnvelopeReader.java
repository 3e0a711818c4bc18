package io.dataprocessing.pipeline.connectors.format.debezium;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.connectors.format.json.MismatchException;
import io.dataprocessing.pipeline.connectors.format.json.NumberReaders;
import io.dataprocessing.pipeline.connectors.format.json.Skipping;
import io.dataprocessing.pipeline.connectors.format.json.ValueReader;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Goes through an envelope, whose members come in any order, and finds where the states of the row
 * stand; they are read later, when the operation is known.
 */
final class EnvelopeReader implements ValueReader {

    private final Set<String> wanted;
    private final Set<String> inner = new HashSet<>();

    /** Finds the values at some paths, too. */
    EnvelopeReader(Collection<String> paths) {
        this.wanted = Set.copyOf(paths);
        for (String path : paths) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                inner.add(path.substring(0, dot));
            }
        }
    }

    @Override
    public Envelope read(JsonParser parser) throws IOException, MismatchException {
        Envelope envelope = new Envelope();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ValueReader.expected(parser, "an envelope");
        }
        Set<String> seen = new HashSet<>();
        for (String name = next(parser, seen); !name.isEmpty(); name = next(parser, seen)) {
            parser.nextToken();
            if (name.equals("payload")) {
                payload(parser, envelope);
            } else if (name.equals("schema")) {
                envelope.schema = span(parser);
            } else {
                member(parser, name, envelope);
            }
        }
        return envelope;
    }

    private void payload(JsonParser parser, Envelope envelope)
            throws IOException, MismatchException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ValueReader.expected(parser, "an envelope").in("payload");
        }
        Set<String> seen = new HashSet<>();
        for (String name = next(parser, seen); !name.isEmpty(); name = next(parser, seen)) {
            parser.nextToken();
            member(parser, name, envelope);
        }
    }

    private void member(JsonParser parser, String name, Envelope envelope)
            throws IOException, MismatchException {
        envelope.members.add(name);
        switch (name) {
            case "before" -> envelope.before = span(parser);
            case "after" -> envelope.after = span(parser);
            case "op" -> {
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    throw ValueReader.expected(parser, "a text").in("op");
                }
                envelope.op = parser.getText();
                envelope.found.put("op", envelope.op);
            }
            default -> value(parser, name, envelope);
        }
    }

    private void value(JsonParser parser, String path, Envelope envelope)
            throws IOException, MismatchException {
        if (parser.currentToken() == JsonToken.START_OBJECT && inner.contains(path)) {
            Set<String> seen = new HashSet<>();
            for (String name = next(parser, seen); !name.isEmpty(); name = next(parser, seen)) {
                parser.nextToken();
                value(parser, path + "." + name, envelope);
            }
        } else if (!wanted.contains(path) || parser.currentToken() == JsonToken.VALUE_NULL) {
            Skipping.strictly(parser);
        } else {
            envelope.found.put(path, metadata(parser, path));
        }
    }

    private static Object metadata(JsonParser parser, String path)
            throws IOException, MismatchException {
        if (!parser.currentToken().isScalarValue()) {
            throw ValueReader.expected(parser, "a text or a number").in(path);
        }
        try {
            if (path.endsWith("ts_ms")) {
                return EpochUnit.MILLIS.instant(NumberReaders.readLong(parser));
            }
            if (path.endsWith("ts_us")) {
                return EpochUnit.MICROS.instant(NumberReaders.readLong(parser));
            }
            if (path.endsWith("ts_ns")) {
                return EpochUnit.NANOS.instant(NumberReaders.readLong(parser));
            }
            return EnvelopeType.isLong(path) ? NumberReaders.readLong(parser) : parser.getText();
        } catch (MismatchException e) {
            throw e.in(path);
        }
    }

    /** The next name of an object; empty at its end. */
    private static String next(JsonParser parser, Set<String> seen)
            throws IOException, MismatchException {
        String name = parser.nextFieldName();
        if (name == null) {
            return "";
        }
        if (!seen.add(name)) {
            throw ValueReader.mismatch(parser, "appears twice").in(name);
        }
        return name.isEmpty() ? "?" : name;
    }

    private static Envelope.Span span(JsonParser parser) throws IOException, MismatchException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Envelope.Span.NULL;
        }
        long begin = parser.currentTokenLocation().getByteOffset();
        Skipping.strictly(parser);
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            parser.finishToken();
        }
        return new Envelope.Span((int) begin, (int) parser.currentLocation().getByteOffset());
    }
}
