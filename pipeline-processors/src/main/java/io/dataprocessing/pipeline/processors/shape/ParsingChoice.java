package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses how a {@code parse} step finds its fields. */
final class ParsingChoice {

    private static final Parsing NOTHING = new Parsing(RowType.of(), () -> text -> new Object[0]);

    private final ParseOptions options;
    private final PlanContext context;

    ParsingChoice(ParseOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
    }

    Parsing parsing() {
        checkOptions();
        return switch (options.format()) {
            case JSON -> json();
            case CSV -> csv();
            case KEY_VALUE -> keyValue();
            case REGEX -> options.pattern().map(this::regex).orElse(NOTHING);
            case GROK -> options.pattern().map(this::grok).orElse(NOTHING);
            case URL -> url();
            case USER_AGENT -> known(UserAgentParser.FIELDS, UserAgentParser::new);
        };
    }

    private void checkOptions() {
        Set<ParseOptions.Format> patterns =
                EnumSet.of(ParseOptions.Format.REGEX, ParseOptions.Format.GROK);
        Set<ParseOptions.Format> delimited =
                EnumSet.of(ParseOptions.Format.CSV, ParseOptions.Format.KEY_VALUE);
        only("pattern", options.pattern().isPresent(), patterns);
        only("patterns", !options.patterns().isEmpty(), EnumSet.of(ParseOptions.Format.GROK));
        only("delimiter", options.delimiter().isPresent(), delimited);
        only(
                "value-delimiter",
                options.valueDelimiter().isPresent(),
                EnumSet.of(ParseOptions.Format.KEY_VALUE));
        if (patterns.contains(options.format()) && options.pattern().isEmpty()) {
            context.problem("pattern", "'format: %s' needs one.".formatted(word(options.format())));
        }
        boolean declared =
                options.format() == ParseOptions.Format.JSON
                        || delimited.contains(options.format());
        if (declared && options.fields().isEmpty()) {
            context.problem(
                    "fields",
                    "'format: %s' needs the names and types of the result."
                            .formatted(word(options.format())));
        }
    }

    private void only(String option, boolean given, Set<ParseOptions.Format> takers) {
        if (given && !takers.contains(options.format())) {
            context.problem(
                    option,
                    takers.stream()
                            .map(taker -> "'format: %s'".formatted(word(taker)))
                            .collect(Collectors.joining(" or ", "only ", " takes it.")));
        }
    }

    private static String word(ParseOptions.Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Parsing json() {
        RowType.Builder row = RowType.builder();
        options.fields().forEach(row::field);
        RowType type = row.build();
        return new Parsing(type, () -> new JsonObjectParser(type));
    }

    private Parsing csv() {
        TextFields fields = TextFields.of(options.fields(), context::problem);
        String delimiter = options.delimiter().orElse(",");
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            context.problem(
                    "delimiter", "must be one character, and neither a quote nor a line break.");
            return NOTHING;
        }
        return new Parsing(fields.type(), () -> new CsvParser(fields, delimiter.charAt(0)));
    }

    private Parsing keyValue() {
        TextFields fields = TextFields.of(options.fields(), context::problem);
        String between = options.valueDelimiter().orElse("=");
        if (between.isBlank()) {
            context.problem("value-delimiter", "must be a text that isn't blank.");
            return NOTHING;
        }
        if (options.delimiter().filter(String::isEmpty).isPresent()) {
            context.problem("delimiter", "must be a text that isn't empty.");
            return NOTHING;
        }
        Optional<String> delimiter = options.delimiter().filter(text -> !text.isBlank());
        return new Parsing(fields.type(), () -> new KeyValueParser(fields, delimiter, between));
    }

    private Parsing regex(String pattern) {
        return found(pattern, Map.of());
    }

    private Parsing grok(String pattern) {
        try {
            GrokExpression grok = GrokExpression.of(pattern, options.patterns());
            return found(grok.regex(), grok.types());
        } catch (IllegalArgumentException e) {
            context.problem("pattern", String.valueOf(e.getMessage()));
            return NOTHING;
        }
    }

    private Parsing found(String regex, Map<String, DataType> types) {
        NamedPattern pattern;
        try {
            pattern = NamedPattern.of(regex);
        } catch (IllegalArgumentException e) {
            context.problem("pattern", String.valueOf(e.getMessage()));
            return NOTHING;
        }
        if (pattern.names().isEmpty()) {
            context.problem(
                    "pattern",
                    options.format() == ParseOptions.Format.GROK
                            ? "it names no field; write %{PATTERN:name}."
                            : "it names no field; write (?<name>...).");
        }
        Map<String, DataType> known = new LinkedHashMap<>();
        pattern.names()
                .forEach(
                        name ->
                                known.put(
                                        name,
                                        types.getOrDefault(name, DataTypes.STRING).asNullable()));
        return known(known, fields -> new RegexParser(fields, pattern));
    }

    private Parsing url() {
        Parsing parts = known(UrlParser.FIELDS, UrlParser::new);
        if (options.fields().containsKey(UrlParser.PARAMETERS.name())) {
            context.problem(
                    "fields." + UrlParser.PARAMETERS.name(),
                    "it's always %s.".formatted(UrlParser.PARAMETERS.type()));
        }
        return new Parsing(UrlParser.type(parts.type()), parts.parser());
    }

    private boolean isParameters(String name) {
        return options.format() == ParseOptions.Format.URL
                && name.equals(UrlParser.PARAMETERS.name());
    }

    /** A format that knows its fields; the options may say other types. */
    private Parsing known(Map<String, DataType> known, Function<TextFields, TextParser> make) {
        Map<String, DataType> types = new LinkedHashMap<>(known);
        options.fields()
                .forEach(
                        (name, type) -> {
                            if (types.replace(name, type) == null && !isParameters(name)) {
                                context.problem(
                                        "fields." + name,
                                        "the result has no field '%s'. Fields: %s."
                                                .formatted(
                                                        name, String.join(", ", known.keySet())));
                            }
                        });
        TextFields fields = TextFields.of(types, context::problem);
        return new Parsing(fields.type(), () -> make.apply(fields));
    }
}
