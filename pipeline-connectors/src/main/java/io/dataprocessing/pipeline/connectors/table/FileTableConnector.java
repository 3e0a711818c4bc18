package io.dataprocessing.pipeline.connectors.table;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.LookupContext;
import io.dataprocessing.pipeline.core.connector.LookupRuntime;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import io.dataprocessing.pipeline.core.connector.TableDescription;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Tables that lie in a file. Its content travels with the job: a task may run where the file isn't,
 * and a job that starts again after a failure must find what it had.
 */
public final class FileTableConnector implements LookupConnector<FileTableOptions> {

    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_PROBLEMS = 5;
    private static final byte[] NO_KEY = {};

    /** For {@link java.util.ServiceLoader}. */
    public FileTableConnector() {}

    @Override
    public String type() {
        return "file";
    }

    @Override
    public String description() {
        return "A text file of up to 16 MiB, one record a line, that travels with the job.";
    }

    @Override
    public Class<FileTableOptions> optionsType() {
        return FileTableOptions.class;
    }

    @Override
    public Optional<Class<? extends Record>> connectionType() {
        return Optional.empty();
    }

    @Override
    public Set<Part> parts() {
        return Set.of(Part.VALUE);
    }

    @Override
    public TableDescription describe(FileTableOptions options, LookupContext context) {
        byte[] content = {};
        try {
            content = context.file(options.path(), MOST_BYTES);
        } catch (IOException e) {
            context.problem("path", "file '%s' %s".formatted(options.path(), e.getMessage()));
        }
        check(options, content, context);
        return TableDescription.of(context.rows(), true, packed(content), context);
    }

    /** Reads all lines once, so that a job isn't submitted that would fail on its tasks. */
    private static void check(FileTableOptions options, byte[] content, LookupContext context) {
        TableDecoder decoder = context.decoder();
        int problems = 0;
        for (Lines lines = new Lines(content); lines.next() && problems < MOST_PROBLEMS; ) {
            try {
                decoder.decode(NO_KEY, lines.line());
            } catch (DecodeException e) {
                problems++;
                context.problem("path", place(options, lines, e));
            } catch (NoRowException e) {
                // a header, for example
            }
        }
    }

    private static String place(FileTableOptions options, Lines lines, DecodeException e) {
        return "file '%s', line %d: %s.".formatted(options.path(), lines.number(), e.getMessage());
    }

    @Override
    public LocalTable open(FileTableOptions options, LookupRuntime runtime) throws IOException {
        TableDescription description = runtime.description();
        RowIndex index = new RowIndex(description.type(), description.keyType());
        long size = 0;
        for (Lines lines = new Lines(unpacked(description.content())); lines.next(); ) {
            try {
                index.add(runtime.decoder().decode(NO_KEY, lines.line()));
                size++;
            } catch (DecodeException e) {
                throw new IOException(place(options, lines, e), e);
            } catch (NoRowException e) {
                // a header, for example
            }
        }
        return new FileTable(index, size);
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(content);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be packed", e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacking.readAllBytes();
        }
    }

    /** The rows of a file. */
    private record FileTable(RowIndex index, long size) implements LocalTable {

        @Override
        public List<Row> get(Row key) {
            return index.get(key);
        }

        @Override
        public void close() {}
    }
}
