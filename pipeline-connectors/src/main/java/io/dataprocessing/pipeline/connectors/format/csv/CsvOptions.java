package io.dataprocessing.pipeline.connectors.format.csv;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.Optional;

/** The options of the format {@code csv}. */
@Description("One line of values a record, in UTF-8, as RFC 4180 has it.")
public record CsvOptions(
        @Description("What stands between two values.")
                @Default(",")
                @Example("\"\\t\"")
                @Matches(value = "[^\\r\\n\\ud800-\\udfff]", allowed = "one character")
                String delimiter,
        @Description(
                        "What stands around values that hold a delimiter, a quote or a line break;"
                                + " inside it's doubled. Empty: nothing is quoted.")
                @Default("\"")
                @Example("\"'\"")
                @Matches(value = "[^\\r\\n\\ud800-\\udfff]?", allowed = "one character, or none")
                String quote,
        @Description(
                        "What stands before a quote inside quotes where quotes aren't doubled, and"
                                + " before itself.")
                @Example("\"\\\\\"")
                @Matches(value = "[^\\r\\n\\ud800-\\udfff]", allowed = "one character")
                Optional<String> escape,
        @Description(
                        "Where the names of the columns stand: nowhere (none); in records of their"
                                + " own, which are passed over (skip); in the first line of each"
                                + " record (each).")
                @Default("none")
                Header header,
        @Description("The value that stands for null where it isn't quoted.")
                @Default("")
                @Example("NA")
                String nullLiteral,
        @Description("Whether blanks and tabs around values are cut off.") @Default("false")
                boolean trim,
        @Description("What becomes of a line with fewer columns than the schema has.")
                @Default("error")
                MissingColumns missingColumns,
        @Description("Which values are written in quotes.") @Default("minimal") QuoteMode quoteMode,
        @Description(
                        "How timestamps stand in the text: in ISO 8601 with an offset, as in SQL"
                                + " without one (taken as UTC), or as a number since 1970.")
                @Default("iso-8601")
                @Example("sql")
                TimestampFormat timestampFormat) {

    public CsvOptions {
        requireNonNull(delimiter, "delimiter");
        requireNonNull(quote, "quote");
        requireNonNull(escape, "escape");
        requireNonNull(header, "header");
        requireNonNull(nullLiteral, "nullLiteral");
        requireNonNull(missingColumns, "missingColumns");
        requireNonNull(quoteMode, "quoteMode");
        requireNonNull(timestampFormat, "timestampFormat");
        if (delimiter.equals(quote)) {
            throw new IllegalArgumentException("'delimiter' and 'quote' are the same character.");
        }
        if (escape.isPresent() && quote.isEmpty()) {
            throw new IllegalArgumentException("'escape' needs a 'quote'.");
        }
        if (escape.isPresent() && (escape.get().equals(delimiter) || escape.get().equals(quote))) {
            throw new IllegalArgumentException(
                    "'escape' is also the delimiter or the quote. Leave it out where quotes are doubled.");
        }
        if (quote.isEmpty() && quoteMode == QuoteMode.ALL) {
            throw new IllegalArgumentException("'quote-mode: all' needs a 'quote'.");
        }
        if (isSplit(nullLiteral, delimiter, quote)
                || (trim && !nullLiteral.equals(nullLiteral.strip()))) {
            throw new IllegalArgumentException(
                    "'null-literal' would not be read as one value: it holds a delimiter, a quote or a line break, or blanks that 'trim' cuts off.");
        }
        if (trim && (delimiter.isBlank() && !delimiter.equals("\t"))) {
            throw new IllegalArgumentException("'trim' would cut off the delimiter.");
        }
    }

    private static boolean isSplit(String text, String delimiter, String quote) {
        return text.contains(delimiter)
                || (!quote.isEmpty() && text.contains(quote))
                || text.contains("\n")
                || text.contains("\r");
    }
}
