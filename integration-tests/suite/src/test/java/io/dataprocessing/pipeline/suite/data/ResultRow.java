package io.dataprocessing.pipeline.suite.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a result, whatever way its numbers and times were written.
 *
 * @param values the fields by name, each as one text
 */
public record ResultRow(Map<String, String> values) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)Z?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    public ResultRow {
        values = Map.copyOf(values);
    }

    /** A row of names, each with its value behind it. */
    public static ResultRow of(Object... namesAndValues) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], normal(namesAndValues[i + 1].toString()));
        }
        return new ResultRow(values);
    }

    /** A row that was written as a JSON object. */
    public static ResultRow ofJson(String json) {
        Map<String, String> values = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
                JsonNode value = field.getValue();
                values.put(
                        field.getKey(),
                        value.isNumber()
                                ? normal(value.decimalValue().toPlainString())
                                : normal(value.asText()));
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("a row is no JSON: " + json, e);
        }
        return new ResultRow(values);
    }

    /** The values of some fields. */
    public List<String> key(List<String> fields) {
        return fields.stream().map(values::get).toList();
    }

    @Override
    public String toString() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String normal(String value) {
        java.util.regex.Matcher time = TIME.matcher(value);
        if (time.matches()) {
            return Instant.parse(time.group(1) + "T" + time.group(2) + "Z").toString();
        }
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
