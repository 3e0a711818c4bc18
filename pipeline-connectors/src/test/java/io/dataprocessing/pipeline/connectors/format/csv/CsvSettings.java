package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.Optional;

/** Options of the format, as a pipeline file gives them; changed and then made. */
final class CsvSettings {

    private String delimiter = ",";
    private String quote = "\"";
    private Optional<String> escape = Optional.empty();
    private Header header = Header.NONE;
    private String nullLiteral = "";
    private boolean trim;
    private MissingColumns missingColumns = MissingColumns.ERROR;
    private QuoteMode quoteMode = QuoteMode.MINIMAL;
    private TimestampFormat timestampFormat = TimestampFormat.ISO_8601;

    static CsvSettings defaults() {
        return new CsvSettings();
    }

    CsvSettings delimiter(String delimiter) {
        this.delimiter = delimiter;
        return this;
    }

    CsvSettings quote(String quote) {
        this.quote = quote;
        return this;
    }

    CsvSettings escape(String escape) {
        this.escape = Optional.of(escape);
        return this;
    }

    CsvSettings header(Header header) {
        this.header = header;
        return this;
    }

    CsvSettings nullLiteral(String nullLiteral) {
        this.nullLiteral = nullLiteral;
        return this;
    }

    CsvSettings trim() {
        this.trim = true;
        return this;
    }

    CsvSettings missingColumns(MissingColumns missingColumns) {
        this.missingColumns = missingColumns;
        return this;
    }

    CsvSettings quoteMode(QuoteMode quoteMode) {
        this.quoteMode = quoteMode;
        return this;
    }

    CsvSettings timestamps(TimestampFormat timestampFormat) {
        this.timestampFormat = timestampFormat;
        return this;
    }

    CsvOptions options() {
        return new CsvOptions(
                delimiter,
                quote,
                escape,
                header,
                nullLiteral,
                trim,
                missingColumns,
                quoteMode,
                timestampFormat);
    }
}
