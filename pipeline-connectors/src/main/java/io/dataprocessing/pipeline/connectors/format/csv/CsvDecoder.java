package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.connectors.format.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads lines as rows. */
final class CsvDecoder implements RowDecoder {

    private final Header header;
    private final CsvLine line;
    private final Columns columns;
    private List<String> names = List.of();
    private int[] positions = {};

    CsvDecoder(CsvOptions options, RowType type) {
        this.header = options.header();
        this.line = new CsvLine(options);
        this.columns = new Columns(options, type);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException, NoRowException {
        String text = text(bytes);
        if (header == Header.EACH) {
            return named(text);
        }
        only(text, 0);
        if (header == Header.SKIP && columns.areNamedBy(line)) {
            throw new NoRowException("the record holds the names of the columns");
        }
        return columns.inOrder(line);
    }

    private Row named(String text) throws DecodeException {
        int next = line.split(text, 0);
        List<String> found = line.values();
        boolean emptyLine = found.size() == 1 && text.endsWith("\n");
        if (next == text.length() && !emptyLine) {
            throw new DecodeException("the record has a header but no values");
        }
        only(text, next);
        if (!found.equals(names)) {
            positions = columns.positions(found);
            names = found;
        }
        return columns.named(line, positions, found.size());
    }

    /** Splits the last line there may be. */
    private void only(String text, int from) throws DecodeException {
        int next = line.split(text, from);
        if (next < text.length()) {
            throw line.error(next, "a second line begins, and a record holds one");
        }
    }

    private static String text(byte[] bytes) throws DecodeException {
        int invalid = Utf8.firstInvalid(bytes, 0);
        if (invalid >= 0) {
            throw new DecodeException("invalid UTF-8 at byte " + invalid);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            throw new DecodeException("byte 0: a byte order mark is not allowed");
        }
        return text;
    }
}
