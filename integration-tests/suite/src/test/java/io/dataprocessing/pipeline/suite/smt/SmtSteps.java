package io.dataprocessing.pipeline.suite.smt;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.processors.MapFactory;
import io.dataprocessing.pipeline.processors.record.RekeyFactory;
import io.dataprocessing.pipeline.processors.shape.CastFactory;
import io.dataprocessing.pipeline.processors.shape.FlattenFactory;
import io.dataprocessing.pipeline.processors.shape.MaskFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The step of ours for each case, in the order of the cases. */
final class SmtSteps {

    private static final String TOMBSTONE =
            "a record without a value has no fields: sources drop it or hand it on by their own"
                    + " options, and steps see rows only";
    private static final String NO_ROW = "every record that a step sees is a row";
    private static final String FORMAT = "\nformat: yyyy MM dd HH mm ss SSS z";
    private static final String NO_FIELD = "fields: at least one field is needed.";

    private SmtSteps() {}

    static List<SmtStep> all() {
        return Stream.of(
                        replaceField(),
                        maskField(),
                        flatten(),
                        timestampConverter(),
                        casts(),
                        keys(),
                        insertField(),
                        routers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SmtStep> replaceField() {
        String fields = "dont string, abc int, foo boolean, etc string";
        String rename = "rename: {abc: xyz, foo: bar}";
        return steps(
                "ReplaceField",
                new MapFactory(),
                gives("drop: [dont]\n" + rename, fields),
                gives("keep: [abc, foo]\n" + rename, fields),
                none(TOMBSTONE),
                gives(
                        "keep: [abc]\ndefaults: {abc: '42'}\nrename: {abc: optional_with_default}",
                        "abc int?"),
                gives("keep: [abc]\nrename: {abc: optional_with_default}", "abc int?"));
    }

    private static List<SmtStep> maskField() {
        String input =
                "magic int, bool boolean, int int, double double, string string, list array<int>,"
                        + " map map<string>";
        String redact = "method: redact\nfields: ";
        return steps(
                "MaskField",
                new MaskFactory(),
                gives(redact + "[bool, int, double, string, list, map]", input),
                gives(redact + "[int]\nreplacement: '123'", input),
                refused(
                        redact + "[bool]\nreplacement: 'false'",
                        input,
                        "fields[0]: 'false' as a replacement is no boolean; texts, numbers and"
                                + " enums can have one."),
                refused(
                        redact + "[int]\nreplacement: foo",
                        input,
                        "fields[0]: 'foo' as a replacement is no int; texts, numbers and enums can"
                                + " have one."));
    }

    private static List<SmtStep> flatten() {
        String nested = "A row<B row<int32 int, boolean boolean, string string>>";
        String dots = "delimiter: '.'";
        return steps(
                "Flatten",
                new FlattenFactory(),
                gives("delimiter: '#'", nested),
                gives(dots, nested),
                gives(dots, "foo array<row<baz row<lfg string>>>"),
                gives(dots, "B row<opt_int32 int?>"),
                // There is always a schema: the children of a null row become null fields.
                gives(dots, "B row<opt_int32 int?>?").instead("{\"B.opt_int32\":null}"),
                none(TOMBSTONE),
                none(NO_ROW));
    }

    private static List<SmtStep> timestampConverter() {
        String toText = "fields: {value: string}" + FORMAT;
        String toNumber = "fields: {value: long}\nunix-precision: ";
        String toDate = "fields: {value: date}" + FORMAT;
        String toTime = "fields: {value: time}" + FORMAT;
        String toTimestamp = "fields: {value: timestamp}";
        String read = toTimestamp + FORMAT;
        String count = toTimestamp + "\nunix-precision: ";
        // Nothing is truncated to milliseconds where a timestamp has nanoseconds.
        return steps(
                "TimestampConverter",
                new CastFactory(),
                gives(toText, "value timestamp"),
                gives(toNumber + "milliseconds", "value timestamp"),
                gives(toDate, "value timestamp"),
                gives(toTime, "value timestamp"),
                gives(read, "value string"),
                gives(count + "seconds", "value long"),
                gives(count + "microseconds", "value long"),
                gives(count + "nanoseconds", "value long"),
                gives(toNumber + "seconds", "value timestamp"),
                gives(toText, "value timestamp?"),
                gives(toDate, "value timestamp?"),
                gives(toTime, "value timestamp?"),
                gives(read, "value string?"),
                gives(toNumber + "milliseconds", "value timestamp?"),
                refused("fields: {}", "value timestamp", NO_FIELD),
                refused("fields: {value: invalid}", "value timestamp", "fields.value: "),
                refused(
                        toTimestamp + "\nunix-precision: invalid",
                        "value long",
                        "unix-precision: "),
                none("without a format, a text is in ISO 8601"),
                refused(
                        "fields: {value: string}\nformat: bad-format",
                        "value timestamp",
                        "format: 'bad-format' is no pattern of a date or time: "));
    }

    private static List<SmtStep> casts() {
        return steps(
                "Cast",
                new CastFactory(),
                // The smallest whole numbers have 32 bits.
                gives("fields: {value: int}", "value long"),
                gives("fields: {value: double}", "value long"),
                gives("fields: {value: boolean}", "value long"),
                gives("fields: {value: boolean}", "value long"),
                gives("fields: {value: string}", "value long"),
                gives("fields: {value: int}", "value double"),
                // What is too large is an error here, and never wraps around.
                fails(
                        "fields: {value: int}",
                        "value long",
                        "field 'value': a value of long can't become int"),
                refused(
                        "fields: {value: int}",
                        "value array<string>",
                        "fields.value: array<string> can't become int."),
                none(TOMBSTONE),
                refused("fields: {}", "foo long", NO_FIELD),
                refused("fields: {foo: faketype}", "foo long", "fields.foo: "),
                refused("fields: {foo: array}", "foo long", "fields.foo: "),
                refused("fields: {foo: bytes}", "foo long", "fields.foo: long can't become bytes."),
                refused("fields: {foo: 'int:extra'}", "foo long", "fields.foo: "),
                refused("fields: {foo: int, int: }", "foo long", "fields.int: "));
    }

    private static List<SmtStep> keys() {
        List<SmtStep> keys =
                new ArrayList<>(
                        steps(
                                "ValueToKey",
                                new RekeyFactory(),
                                none("the 'key' of a sink names the fields that make the key"),
                                refused("key: not_exist", "a int", "key: ")));
        keys.addAll(
                steps(
                        "ExtractField",
                        new MapFactory(),
                        gives("append: false\nfields: {value: magic}", "magic int"),
                        gives("append: false\nfields: {value: magic.foo}", "magic row<foo int>"),
                        none(TOMBSTONE),
                        refused(
                                "append: false\nfields: {value: nonexistent}",
                                "magic int",
                                "fields.value: ")));
        return keys;
    }

    private static List<SmtStep> insertField() {
        List<SmtStep> steps =
                new ArrayList<>(
                        steps(
                                "InsertField",
                                new MapFactory(),
                                none(
                                        "a fixed field is added by 'map'; topic, partition and"
                                                + " offset are where a record comes from, and no"
                                                + " fields of it"),
                                none(NO_ROW),
                                none(TOMBSTONE)));
        // A lone value is a row of one field, so hoisting it is giving that another name.
        steps.addAll(
                steps(
                        "HoistField",
                        new MapFactory(),
                        gives("rename: {value: magic}", "value int")));
        return steps;
    }

    /** A sink's 'topic-expression' chooses topics; what it can say, a field can say too. */
    private static List<SmtStep> routers() {
        List<SmtStep> steps =
                new ArrayList<>(
                        steps(
                                "RegexRouter",
                                new MapFactory(),
                                gives(routed("foo", "'bar'"), "topic string"),
                                gives(routed("(.*)", "'prefix-' + %s"), "topic string"),
                                gives(routed("(.*)", "%s + '-suffix'"), "topic string"),
                                gives(routed("(.*)-([0-9]{8})", "%s"), "topic string")));
        steps.addAll(
                steps(
                        "TimestampRouter",
                        new MapFactory(),
                        gives(
                                "append: false\nfields: {topic: \"topic + '-' +"
                                        + " date_format(timestamp, 'yyyyMMdd')\"}",
                                "topic string, timestamp timestamp")));
        return steps;
    }

    /** Another topic where the whole name matches, made of the first group. */
    private static String routed(String regex, String topic) {
        String whole = "'^(?:%s)$'".formatted(regex);
        return "fields:\n  topic: \"topic.matches(%s) ? %s : topic\""
                .formatted(whole, topic.formatted("regexp_extract(topic, %s, 1)".formatted(whole)));
    }

    /** A step that still lacks its transform and its factory. */
    @FunctionalInterface
    private interface Draft {
        SmtStep of(String transform, ProcessorFactory<?> factory);
    }

    private static List<SmtStep> steps(
            String transform, ProcessorFactory<?> factory, Draft... drafts) {
        return Stream.of(drafts).map(draft -> draft.of(transform, factory)).toList();
    }

    private static GivesDraft gives(String options, String input) {
        return new GivesDraft(options, input, "");
    }

    private record GivesDraft(String options, String input, String expected) implements Draft {

        GivesDraft instead(String json) {
            return new GivesDraft(options, input, json);
        }

        @Override
        public SmtStep of(String transform, ProcessorFactory<?> factory) {
            return new SmtStep.Gives(transform, factory, options, input, expected);
        }
    }

    private static Draft refused(String options, String input, String message) {
        return (transform, factory) ->
                new SmtStep.Refused(transform, factory, options, input, message);
    }

    private static Draft fails(String options, String input, String message) {
        return (transform, factory) ->
                new SmtStep.Fails(transform, factory, options, input, message);
    }

    private static Draft none(String reason) {
        return (transform, factory) -> new SmtStep.None(transform, reason);
    }
}
