package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Row types in bytes, with all that their fields say, aliases and defaults included: what a
 * savepoint keeps, so that a later version can tell how its rows were written. The numbers below
 * are part of savepoints and never change.
 */
final class RowTypeCodec {

    private static final int SCALAR = 0;
    private static final int DECIMAL = 1;
    private static final int ENUM = 2;
    private static final int ARRAY = 3;
    private static final int MAP = 4;
    private static final int ROW = 5;

    private RowTypeCodec() {}

    static void write(RowType type, DataOutputView out) throws IOException {
        writeType(type, out);
    }

    static RowType read(DataInputView in) throws IOException {
        if (readType(in) instanceof RowType type) {
            return type;
        }
        throw new IOException("the type that was written is no row type");
    }

    private static void writeType(DataType type, DataOutputView out) throws IOException {
        if (type instanceof ScalarType scalar) {
            begin(SCALAR, type, out);
            out.writeUTF(scalar.kind().word());
        } else if (type instanceof DecimalType decimal) {
            begin(DECIMAL, type, out);
            out.writeByte(decimal.precision());
            out.writeByte(decimal.scale());
        } else if (type instanceof EnumType enumeration) {
            begin(ENUM, type, out);
            writeTexts(enumeration.symbols(), out);
        } else if (type instanceof ArrayType array) {
            begin(ARRAY, type, out);
            writeType(array.element(), out);
        } else if (type instanceof MapType map) {
            begin(MAP, type, out);
            writeType(map.value(), out);
        } else {
            RowType row = (RowType) type;
            begin(ROW, type, out);
            out.writeUTF(row.name());
            Varint.writeSize(row.size(), out);
            for (Field field : row.fields()) {
                writeField(field, out);
            }
        }
    }

    private static DataType readType(DataInputView in) throws IOException {
        int tag = in.readUnsignedByte();
        boolean nullable = in.readBoolean();
        DataType required =
                switch (tag) {
                    case SCALAR -> DataTypes.parse(in.readUTF());
                    case DECIMAL -> DataTypes.decimal(in.readUnsignedByte(), in.readUnsignedByte());
                    case ENUM -> new EnumType(readTexts(in), false);
                    case ARRAY -> DataTypes.array(readType(in));
                    case MAP -> DataTypes.map(readType(in));
                    case ROW -> readRow(in);
                    default -> throw new IOException("no type has the number " + tag);
                };
        return required.withNullable(nullable);
    }

    private static RowType readRow(DataInputView in) throws IOException {
        String name = in.readUTF();
        int size = Varint.readSize(in);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fields.add(readField(in));
        }
        return RowType.of(fields).withName(name);
    }

    private static void writeField(Field field, DataOutputView out) throws IOException {
        out.writeUTF(field.name());
        writeType(field.type(), out);
        writeTexts(List.of(field.doc()), out);
        writeTexts(field.aliases(), out);
        boolean hasValue = field.hasDefault() && field.defaultValue() != null;
        out.writeBoolean(hasValue);
        if (hasValue) {
            ValueCodec.of(field.type()).write(field.defaultValue(), out);
        }
    }

    private static Field readField(DataInputView in) throws IOException {
        String name = in.readUTF();
        DataType type = readType(in);
        Field field = Field.of(name, type).withDoc(readTexts(in).get(0)).withAliases(readTexts(in));
        return in.readBoolean() ? field.withDefault(ValueCodec.of(type).read(in)) : field;
    }

    private static void begin(int tag, DataType type, DataOutputView out) throws IOException {
        out.writeByte(tag);
        out.writeBoolean(type.nullable());
    }

    private static void writeTexts(List<String> texts, DataOutputView out) throws IOException {
        Texts text = new Texts();
        Varint.writeSize(texts.size(), out);
        for (String each : texts) {
            text.write(each, out);
        }
    }

    private static List<String> readTexts(DataInputView in) throws IOException {
        Texts text = new Texts();
        int size = Varint.readSize(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text.read(in));
        }
        return texts;
    }
}
