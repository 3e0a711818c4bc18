package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code parse}.
 *
 * @param field what is parsed
 * @param format what is in it
 * @param fields the fields of the result
 * @param target the row that the result is put into
 * @param pattern the expression that finds the fields
 * @param patterns further patterns by name
 * @param delimiter what stands between columns or pairs
 * @param valueDelimiter what stands between a key and its value
 * @param keepField whether the parsed field stays
 * @param onNull what becomes of a record whose field is null
 * @param mode what becomes of a text that can't be parsed
 */
@Description(
        "Finds fields in a text (or in bytes, as UTF-8) and adds them to the record. All of them are"
                + " known when the pipeline is planned.")
record ParseOptions(
        @Description("The field that is parsed, payload.text for one in a row.") @Example("line")
                String field,
        @Description(
                        "What is in it. json: an object. csv: one line of columns, quoted as in RFC"
                                + " 4180. key-value: pairs like level=info msg=\"not found\"."
                                + " regex, grok: whatever 'pattern' finds anywhere in the text. url:"
                                + " scheme, user_info, host, port, path, query, fragment and"
                                + " parameters, the query's first value of each key. user-agent:"
                                + " browser, browser_version, os, os_version and device.")
                Format format,
        @Description(
                        "The fields of the result and their types. json: the members that are read;"
                                + " csv: all columns in their order; key-value: the keys that are"
                                + " read. For the other formats, which know their fields: types for"
                                + " those that shall not be texts. A field that isn't nullable (?)"
                                + " must be there.")
                @Example("{status: int, size: long?}")
                @Default("{}")
                Map<String, DataType> fields,
        @Description(
                        "The row that the result is put into; if left out, the fields are added to the"
                                + " record itself.")
                @Matches(
                        value = "[A-Za-z_][A-Za-z0-9_]*",
                        allowed = "letters, digits and '_', no digit first")
                @Example("request")
                Optional<String> target,
        @Description(
                        "With 'regex': an expression of Java whose named groups, (?<client>...),"
                                + " become fields. With 'grok': %{IP:client} for a pattern that"
                                + " becomes a field, %{NUMBER:bytes:long} with a type. It may match"
                                + " a part of the text: use ^ and $ for the whole. A text that takes"
                                + " too many steps is one that doesn't match.")
                @Example("\"%{COMBINEDAPACHELOG}\"")
                Optional<String> pattern,
        @Description("With 'grok': patterns by name, besides the usual ones of Logstash.")
                @Example("{ORDER: \"[A-Z]{2}-[0-9]+\"}")
                @Default("{}")
                Map<String, String> patterns,
        @Description(
                        "With 'csv': the character between columns, ',' if left out. With 'key-value':"
                                + " the text between pairs, blanks if left out.")
                @Example("\";\"")
                Optional<String> delimiter,
        @Description("With 'key-value': the text between a key and its value; '=' if left out.")
                @Example("\":\"")
                Optional<String> valueDelimiter,
        @Description("Whether the parsed field stays in the record.") @Default("true")
                boolean keepField,
        @Description(
                        "Whether a record whose field is null passes with nulls as its result, or is"
                                + " an error that follows the step's on-error.")
                @Default("pass")
                OnNull onNull,
        @Description(
                        "Whether a text that can't be parsed goes to the step's on-error (strict) or"
                                + " gives nulls (try).")
                @Default("strict")
                Mode mode) {

    /** What is in a text. */
    enum Format {
        /** A JSON object. */
        JSON,
        /** A line of columns. */
        CSV,
        /** Keys with values. */
        KEY_VALUE,
        /** What a regular expression finds. */
        REGEX,
        /** What an expression of named patterns finds. */
        GROK,
        /** A URL. */
        URL,
        /** What a browser says of itself. */
        USER_AGENT
    }

    /** What becomes of a record without a text. */
    enum OnNull {
        /** It passes, its result null. */
        PASS,
        /** It's an error. */
        ERROR
    }

    /** What becomes of a record whose text can't be parsed. */
    enum Mode {
        /** It's an error. */
        STRICT,
        /** It passes, its result null. */
        TRY
    }
}
