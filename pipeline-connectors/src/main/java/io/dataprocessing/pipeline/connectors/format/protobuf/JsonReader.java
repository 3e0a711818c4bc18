package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Reads protobuf's messages for JSON values as JSON text. */
final class JsonReader implements SpanReader {

    /** Deeper ones are refused, as protobuf's own readers do. */
    static final int MAX_DEPTH = 100;

    private static final double MAX_WHOLE = 1L << 53;

    private final WellKnown kind;
    private final String path;
    private final JsonFactory factory = new JsonFactory();

    JsonReader(WellKnown kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    @Override
    public Object read(WireInput in, Spans spans) throws DecodeException {
        int start = spans.count() == 0 ? in.at() : spans.from(0);
        CodedInputStream coded = CodedInputStream.newInstance(in.copy(spans));
        coded.setRecursionLimit(MAX_DEPTH);
        ExtensionRegistryLite none = ExtensionRegistryLite.getEmptyRegistry();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text)) {
            if (kind == WellKnown.STRUCT) {
                write(Struct.parseFrom(coded, none), out);
            } else if (kind == WellKnown.LIST_VALUE) {
                write(ListValue.parseFrom(coded, none), out);
            } else {
                write(Value.parseFrom(coded, none), out);
            }
        } catch (InvalidProtocolBufferException e) {
            throw ScalarReaders.error(start, path, "this is no message for JSON");
        } catch (IOException e) {
            throw new DecodeException("field '%s' can't be written as JSON".formatted(path), e);
        } catch (NoJsonException e) {
            throw ScalarReaders.error(
                    start, path, "a value that is nothing, or no finite number, has no JSON");
        }
        return text.toString();
    }

    private void write(Struct struct, JsonGenerator out) throws IOException, NoJsonException {
        out.writeStartObject();
        for (Map.Entry<String, Value> member : struct.getFieldsMap().entrySet()) {
            out.writeFieldName(member.getKey());
            write(member.getValue(), out);
        }
        out.writeEndObject();
    }

    private void write(ListValue list, JsonGenerator out) throws IOException, NoJsonException {
        out.writeStartArray();
        for (Value element : list.getValuesList()) {
            write(element, out);
        }
        out.writeEndArray();
    }

    private void write(Value value, JsonGenerator out) throws IOException, NoJsonException {
        switch (value.getKindCase()) {
            case NULL_VALUE -> out.writeNull();
            case BOOL_VALUE -> out.writeBoolean(value.getBoolValue());
            case STRING_VALUE -> out.writeString(value.getStringValue());
            case NUMBER_VALUE -> number(value.getNumberValue(), out);
            case STRUCT_VALUE -> write(value.getStructValue(), out);
            case LIST_VALUE -> write(value.getListValue(), out);
            case KIND_NOT_SET -> throw new NoJsonException();
        }
    }

    private static void number(double number, JsonGenerator out)
            throws IOException, NoJsonException {
        if (!Double.isFinite(number)) {
            throw new NoJsonException();
        }
        boolean negativeZero = number == 0 && Double.doubleToRawLongBits(number) != 0;
        if (number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE && !negativeZero) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }

    /** A value that JSON can't express. */
    private static final class NoJsonException extends Exception {

        NoJsonException() {
            super("no JSON", null, false, false);
        }
    }
}
