package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.DerivedRow;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;

/** Writes rows as records, field by field; what a row has as the right bytes is copied. */
final class RecordWriter implements ValueWriter {

    private final String[] names;
    private final Schema[] schemas;
    private final ValueWriter[] writers;
    private final IdentityHashMap<AvroLayout, Passages> known = new IdentityHashMap<>();
    private AvroLayout lastLayout;
    private Passages last;

    /**
     * A writer.
     *
     * @param schemas of the fields; of those that aren't written just so, one of nothing
     */
    RecordWriter(List<String> names, List<Schema> schemas, List<ValueWriter> writers) {
        this.names = names.toArray(String[]::new);
        this.schemas = schemas.toArray(Schema[]::new);
        this.writers = writers.toArray(ValueWriter[]::new);
    }

    @Override
    public void write(BinaryOutput output, Object value) throws EncodeException {
        Row row = (Row) value;
        if (row instanceof AvroRow read) {
            write(output, row, read, read.layout().itself());
        } else if (row instanceof DerivedRow derived && derived.base() instanceof AvroRow read) {
            write(output, row, read, derived.mapping());
        } else {
            for (int i = 0; i < writers.length; i++) {
                writeField(output, row, i);
            }
        }
    }

    private void write(BinaryOutput output, Row row, AvroRow read, RowMapping mapping)
            throws EncodeException {
        Passage passage = passage(read.layout(), mapping);
        for (int i = 0; i < passage.parts(); i++) {
            int from = passage.from(i);
            if (from < 0) {
                writeField(output, row, ~from);
            } else {
                output.write(read.bytes(), read.offset(from), read.offset(passage.to(i)));
            }
        }
    }

    /** How the rows that a mapping makes of a layout's are written. */
    @SuppressWarnings("ReferenceEquality") // the rows of one decoder share their layout
    Passage passage(AvroLayout layout, RowMapping mapping) {
        if (layout != lastLayout) {
            last = known.computeIfAbsent(layout, each -> new Passages(each, schemas));
            lastLayout = layout;
        }
        return last.of(mapping);
    }

    private void writeField(BinaryOutput output, Row row, int index) throws EncodeException {
        try {
            writers[index].write(output, row.get(index));
        } catch (EncodeException e) {
            throw new EncodeException("field '%s' %s".formatted(names[index], e.getMessage()));
        } catch (NullPointerException e) {
            if (row.get(index) != null) {
                throw e;
            }
            throw new EncodeException("field '%s' is null but required".formatted(names[index]));
        } catch (ClassCastException e) {
            throw new EncodeException(
                    "field '%s' can't hold a %s"
                            .formatted(names[index], row.get(index).getClass().getSimpleName()));
        }
    }
}
