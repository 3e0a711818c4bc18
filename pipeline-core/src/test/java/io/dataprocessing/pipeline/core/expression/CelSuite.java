package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.core.expression.function.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The conformance suite of CEL, where its files are on this machine. */
final class CelSuite {

    private CelSuite() {}

    /** A test of the suite. */
    record Case(String file, String name, String expression, Map<?, ?> definition) {

        /** Why ours differs; empty where it doesn't. */
        Optional<String> difference() {
            Optional<RowType> type = inputType();
            if (type.isEmpty()) {
                return Optional.of("the binding has no type here");
            }
            ExpressionResult result = new ExpressionCompiler().compile(expression, type.get());
            boolean errorWanted = definition.containsKey("expect_error");
            if (result instanceof ExpressionResult.Failure failure) {
                return errorWanted
                        ? Optional.empty()
                        : Optional.of(failure.problems().get(0).message());
            }
            try {
                Object value =
                        ((ExpressionResult.Success) result).expression().evaluate(row(type.get()));
                if (errorWanted) {
                    return Optional.of("an error is expected, not " + value);
                }
                return isExpected((Map<?, ?>) definition.get("expect"), value)
                        ? Optional.empty()
                        : Optional.of("the value is " + value);
            } catch (EvaluationException e) {
                return errorWanted ? Optional.empty() : Optional.of(e.getMessage());
            }
        }

        private Map<?, ?> bindings() {
            return definition.get("bindings") instanceof Map<?, ?> map ? map : Map.of();
        }

        private Optional<RowType> inputType() {
            List<Field> fields = new ArrayList<>();
            for (Map.Entry<?, ?> binding : bindings().entrySet()) {
                Optional<DataType> type = typeOf((Map<?, ?>) binding.getValue());
                if (type.isEmpty()) {
                    return Optional.empty();
                }
                fields.add(Field.of((String) binding.getKey(), type.get()));
            }
            return Optional.of(RowType.of(fields));
        }

        private Row row(RowType type) {
            return Row.of(
                    type,
                    bindings().values().stream().map(value -> value((Map<?, ?>) value)).toArray());
        }
    }

    static Optional<Path> folder() {
        String given = System.getProperty("pipeline.test.data");
        if (given != null) {
            return Optional.of(Path.of(given, "conformance", "cel")).filter(Files::isDirectory);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path folder =
                    at.resolve("shared").resolve("data").resolve("conformance").resolve("cel");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
            at = at.getParent();
        }
        return Optional.empty();
    }

    static List<Case> cases(Path folder) {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    Map<?, ?> test =
                            (Map<?, ?>)
                                    new Load(LoadSettings.builder().build()).loadFromString(line);
                    cases.add(
                            new Case(
                                    (String) test.get("file"),
                                    test.get("section") + "/" + test.get("name"),
                                    (String) test.get("expr"),
                                    test));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static Optional<DataType> typeOf(Map<?, ?> value) {
        return switch (kind(value)) {
            case "int" -> Optional.of(DataTypes.LONG);
            case "double" -> Optional.of(DataTypes.DOUBLE);
            case "string" -> Optional.of(DataTypes.STRING);
            case "bool" -> Optional.of(DataTypes.BOOLEAN);
            case "bytes_b64" -> Optional.of(DataTypes.BYTES);
            case "map" -> {
                List<?> entries = (List<?>) value.get("map");
                if (!entries.stream().allMatch(CelSuite::hasTextKey)) {
                    yield Optional.empty();
                }
                Map<?, ?> first =
                        entries.isEmpty()
                                ? Map.of("string", "")
                                : (Map<?, ?>) ((List<?>) entries.get(0)).get(1);
                yield typeOf(first).map(DataTypes::map);
            }
            case "list" -> {
                List<?> elements = (List<?>) value.get("list");
                yield elements.isEmpty()
                        ? Optional.of(DataTypes.array(DataTypes.STRING))
                        : typeOf((Map<?, ?>) elements.get(0)).map(DataTypes::array);
            }
            default -> Optional.empty();
        };
    }

    private static boolean hasTextKey(Object entry) {
        return kind((Map<?, ?>) ((List<?>) entry).get(0)).equals("string");
    }

    private static Object value(Map<?, ?> value) {
        Object content = value.values().iterator().next();
        return switch (kind(value)) {
            case "int" -> Long.valueOf((String) content);
            case "double" -> number((String) content);
            case "bytes_b64" -> Base64.getDecoder().decode((String) content);
            case "map" -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (Object entry : (List<?>) content) {
                    List<?> pair = (List<?>) entry;
                    map.put(value((Map<?, ?>) pair.get(0)), value((Map<?, ?>) pair.get(1)));
                }
                yield map;
            }
            case "list" ->
                    ((List<?>) content)
                            .stream().map(element -> value((Map<?, ?>) element)).toList();
            default -> content;
        };
    }

    private static boolean isExpected(Map<?, ?> expected, Object value) {
        if (kind(expected).equals("null")) {
            return value == null;
        }
        if (value instanceof Double number) {
            return kind(expected).equals("double")
                    && number.equals(number((String) expected.get("double")));
        }
        boolean integer = value instanceof Long || value instanceof Integer;
        if (integer != kind(expected).equals("int")) {
            return false;
        }
        return Values.equal(value(expected), value);
    }

    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String kind(Map<?, ?> value) {
        return (String) value.keySet().iterator().next();
    }
}
