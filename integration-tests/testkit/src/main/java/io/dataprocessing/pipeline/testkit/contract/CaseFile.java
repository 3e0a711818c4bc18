package io.dataprocessing.pipeline.testkit.contract;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Cases as a file that a plugin's JAR brings for each type of its steps, {@code
 * META-INF/pipeline/cases/<type>.yaml}; its tests run them, and so does {@code pipeline plugin
 * verify} wherever the JAR goes.
 *
 * <pre>{@code
 * - name: drops the second of a key
 *   options: |
 *     key-by: [sku]
 *     ttl: 1h
 *   input: sku string, amount long
 *   events:
 *     - {record: {sku: a, amount: 1}, at: "2025-01-01T00:00:00Z"}
 *     - {record: {sku: a, amount: 2}}
 *     - {record: {sku: a, amount: -1}, fails: amount is negative}
 *     - {watermark: "2025-01-01T01:00:00Z"}
 *     - {clock: PT1H}
 *   gives:
 *     - {sku: a, amount: 1}
 *   gives-to: {late: []}
 * }</pre>
 *
 * <p>A record without a time is one second younger than the one before; a field that isn't named is
 * null. A step with two inputs has a {@code second-input}, and events {@code second} instead of
 * {@code record} for it.
 */
public final class CaseFile {

    private static final String FOLDER = "META-INF/pipeline/cases/";
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Set<String> KEYS =
            Set.of("name", "options", "input", "second-input", "events", "gives", "gives-to");
    private static final Set<String> EVENT_KEYS =
            Set.of("record", "second", "at", "fails", "watermark", "clock");

    private final String file;
    private final ProcessorFactory<?> factory;

    private CaseFile(String file, ProcessorFactory<?> factory) {
        this.file = file;
        this.factory = factory;
    }

    /** Where a JAR has the cases of a type. */
    public static String nameOf(String type) {
        return FOLDER + requireNonNull(type, "type") + ".yaml";
    }

    /**
     * The cases that the JAR of a factory brings for it; none if it has no such file.
     *
     * @throws IllegalArgumentException if the file is wrong; the message says where
     */
    public static List<ContractCase> of(ProcessorFactory<?> factory) {
        String file = nameOf(factory.type());
        ClassLoader loader = factory.getClass().getClassLoader();
        try (InputStream bytes = loader.getResourceAsStream(file)) {
            return bytes == null
                    ? List.of()
                    : parse(
                            file,
                            new String(bytes.readAllBytes(), StandardCharsets.UTF_8),
                            factory);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    static List<ContractCase> parse(String file, String text, ProcessorFactory<?> factory) {
        CaseFile reader = new CaseFile(file, factory);
        Object content;
        try {
            content = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
        } catch (YamlEngineException e) {
            throw reader.wrong("", e.getMessage());
        }
        List<ContractCase> cases = new ArrayList<>();
        for (Object item : reader.list("", content)) {
            cases.add(reader.contractCase("[%d]".formatted(cases.size()), item));
        }
        return cases;
    }

    private ContractCase contractCase(String at, Object item) {
        Map<?, ?> body = map(at, item);
        check(at, body, KEYS);
        ContractCase result =
                ContractCase.of(text(at + ".name", body.get("name")), factory)
                        .options(
                                body.containsKey("options")
                                        ? text(at + ".options", body.get("options"))
                                        : "");
        result.input(type(at + ".input", body.get("input")));
        if (body.containsKey("second-input")) {
            result.secondInput(type(at + ".second-input", body.get("second-input")));
        }
        events(at + ".events", list(at + ".events", body.get("events")), result);
        gives(at + ".gives", Emitted.MAIN, body.get("gives"), result);
        if (body.containsKey("gives-to")) {
            map(at + ".gives-to", body.get("gives-to"))
                    .forEach(
                            (output, rows) ->
                                    gives(at + ".gives-to", output.toString(), rows, result));
        }
        return result;
    }

    private RowType type(String at, Object fields) {
        try {
            return Rows.type(text(at, fields));
        } catch (IllegalArgumentException e) {
            throw wrong(at, e.getMessage());
        }
    }

    private void events(String at, List<?> events, ContractCase result) {
        Instant time = FIRST.minusSeconds(1);
        for (int i = 0; i < events.size(); i++) {
            String here = "%s[%d]".formatted(at, i);
            Map<?, ?> event = map(here, events.get(i));
            check(here, event, EVENT_KEYS);
            if (event.containsKey("watermark")) {
                result.watermark(instant(here, event.get("watermark")).toString());
            } else if (event.containsKey("clock")) {
                result.clock(duration(here, event.get("clock")));
            } else {
                time =
                        event.containsKey("at")
                                ? instant(here, event.get("at"))
                                : time.plusSeconds(1);
                record(here, event, time.toString(), result);
            }
        }
    }

    private void record(String at, Map<?, ?> event, String time, ContractCase result) {
        boolean second = event.containsKey("second");
        if (second && result.inputs().length < 2) {
            throw wrong(at, "needs 'second-input' beside 'input'");
        }
        String key = second ? "second" : "record";
        Object[] values =
                values(at, result.inputs()[second ? 1 : 0], map(at + "." + key, event.get(key)));
        Optional<String> failure =
                Optional.ofNullable(event.get("fails")).map(text -> text(at + ".fails", text));
        try {
            if (second) {
                failure.ifPresentOrElse(
                        message -> result.failingSecond(message, time, values),
                        () -> result.second(time, values));
            } else {
                failure.ifPresentOrElse(
                        message -> result.failing(message, time, values),
                        () -> result.record(time, values));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(at, e.getMessage());
        }
    }

    /** The values of a row whose type is known only when the step was described. */
    private void gives(String at, String output, Object rows, ContractCase result) {
        for (Object row : rows == null ? List.of() : list(at, rows)) {
            Map<?, ?> fields = map(at, row);
            result.givesTo(output, type -> values(at, type, fields));
        }
    }

    private Object[] values(String at, RowType type, Map<?, ?> fields) {
        check(at, fields, type.fieldNames());
        return type.fields().stream()
                .map(
                        field ->
                                nested(
                                        at + "." + field.name(),
                                        field.type(),
                                        fields.get(field.name())))
                .toArray();
    }

    /** A mapping in the place of a row becomes the list of its values, as {@link Rows} takes it. */
    private Object nested(String at, DataType type, Object value) {
        if (type instanceof RowType row && value instanceof Map<?, ?> fields) {
            return Arrays.asList(values(at, row, fields));
        }
        if (type instanceof ArrayType array && value instanceof List<?> elements) {
            List<Object> converted = new ArrayList<>();
            elements.forEach(element -> converted.add(nested(at, array.element(), element)));
            return converted;
        }
        if (type instanceof MapType map && value instanceof Map<?, ?> entries) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            entries.forEach((key, element) -> converted.put(key, nested(at, map.value(), element)));
            return converted;
        }
        return value;
    }

    private Instant instant(String at, Object value) {
        try {
            return Instant.parse(text(at, value));
        } catch (DateTimeException e) {
            throw wrong(at, "'%s' is no time such as 2025-01-01T00:00:00Z".formatted(value));
        }
    }

    private Duration duration(String at, Object value) {
        try {
            return Duration.parse(text(at, value));
        } catch (DateTimeException e) {
            throw wrong(at, "'%s' is no duration such as PT1H".formatted(value));
        }
    }

    private void check(String at, Map<?, ?> given, Set<String> allowed) {
        for (Object key : given.keySet()) {
            if (!allowed.contains(String.valueOf(key))) {
                throw wrong(
                        at,
                        "'%s' is unknown. Allowed: %s"
                                .formatted(key, String.join(", ", new TreeSet<>(allowed))));
            }
        }
    }

    private Map<?, ?> map(String at, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(at, "must be a mapping");
    }

    private List<?> list(String at, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(at, "must be a list");
    }

    private String text(String at, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(at, "must be a text");
    }

    private IllegalArgumentException wrong(String at, String what) {
        return new IllegalArgumentException(
                "%s: %s%s.".formatted(file, at.isEmpty() ? "" : at + " ", what));
    }
}
