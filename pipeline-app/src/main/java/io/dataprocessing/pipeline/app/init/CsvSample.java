package io.dataprocessing.pipeline.app.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.format.csv.CsvLine;
import io.dataprocessing.pipeline.connectors.format.csv.CsvOptions;
import io.dataprocessing.pipeline.connectors.format.csv.Header;
import io.dataprocessing.pipeline.connectors.format.csv.MissingColumns;
import io.dataprocessing.pipeline.connectors.format.csv.QuoteMode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at the lines of a CSV file, whose first has the names of the columns. */
final class CsvSample {

    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    private static final List<String> NULLS = List.of("", "NA", "N/A", "null", "NULL", "\\N", "-");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern NAME = Pattern.compile("\\S(.*\\S)?");

    private final List<String> names;
    private final List<List<String>> lines = new ArrayList<>();
    private final String delimiter;
    private int unreadable;

    private CsvSample(List<String> names, String delimiter) {
        this.names = names;
        this.delimiter = delimiter;
    }

    /**
     * What the records are.
     *
     * @throws StoppedException if the first line has no names
     */
    static SampledFormat look(Sample sample) {
        String header = text(sample.records().get(0));
        String delimiter = delimiter(header);
        CsvLine line = new CsvLine(options(delimiter));
        CsvSample csv = new CsvSample(names(line, header, sample), delimiter);
        for (byte[] record : sample.records().subList(1, sample.records().size())) {
            csv.add(line, text(record));
        }
        return csv.format(sample.records().size());
    }

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }

    private static CsvOptions options(String delimiter) {
        return new CsvOptions(
                delimiter,
                "\"",
                Optional.empty(),
                Header.NONE,
                "",
                false,
                MissingColumns.ERROR,
                QuoteMode.MINIMAL,
                TimestampFormat.ISO_8601);
    }

    private static String delimiter(String header) {
        String best = ",";
        for (String delimiter : DELIMITERS) {
            if (header.split(Pattern.quote(delimiter), -1).length
                    > header.split(Pattern.quote(best), -1).length) {
                best = delimiter;
            }
        }
        return best;
    }

    private static List<String> names(CsvLine line, String header, Sample sample) {
        try {
            line.split(header, 0);
            List<String> names = line.values();
            if (names.stream().allMatch(name -> NAME.matcher(name).matches())
                    && new HashSet<>(names).size() == names.size()) {
                return names;
            }
        } catch (DecodeException e) {
            // told below
        }
        throw new StoppedException(
                ExitCode.USAGE,
                "the first line of %s doesn't name the columns, each once. Put such a line there."
                        .formatted(sample.origin()));
    }

    private void add(CsvLine line, String text) {
        try {
            if (line.split(text, 0) == text.length() && line.values().size() == names.size()) {
                lines.add(line.values());
                return;
            }
        } catch (DecodeException e) {
            // counted like the others
        }
        unreadable++;
    }

    private SampledFormat format(int records) {
        String nullLiteral = nullLiteral();
        Observation root = new Observation();
        for (List<String> line : lines) {
            for (int i = 0; i < names.size(); i++) {
                root.member(names.get(i)).add(value(line.get(i), nullLiteral));
            }
        }
        TimestampChoice timestamps = TimestampChoice.of(root);
        TypeInference inference = new TypeInference(timestamps, false);
        Map<String, InferredType> fields = new LinkedHashMap<>();
        List<String> candidates = new ArrayList<>();
        for (String name : names) {
            InferredType type = inference.field(name, root.member(name), lines.size());
            fields.put(name, type);
            if (type.text().equals("timestamp")) {
                candidates.add(name);
            }
        }
        return new SampledFormat(
                optionLines(nullLiteral, timestamps), fields, candidates, records - 1, unreadable);
    }

    private List<String> optionLines(String nullLiteral, TimestampChoice timestamps) {
        List<String> options = new ArrayList<>(List.of("format: csv"));
        if (!delimiter.equals(",")) {
            options.add(
                    "delimiter: " + (delimiter.equals("\t") ? "\"\\t\"" : "\"" + delimiter + "\""));
        }
        options.add("header: skip");
        if (!nullLiteral.isEmpty()) {
            options.add("null-literal: " + YamlText.quoted(nullLiteral));
        }
        if (timestamps != TimestampChoice.ISO_8601) {
            options.add("timestamp-format: " + timestamps.word());
        }
        return options;
    }

    /** The word that stands most often where the rest of a column is numbers. */
    private String nullLiteral() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (String candidate : NULLS) {
                int count = nulls(i, candidate);
                if (count > 0) {
                    counts.merge(candidate, count, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private int nulls(int column, String candidate) {
        int count = 0;
        for (List<String> line : lines) {
            String text = line.get(column);
            if (text.equals(candidate)) {
                count++;
            } else if (!NUMBER.matcher(text).matches()) {
                return 0;
            }
        }
        return count < lines.size() || candidate.isEmpty() ? count : 0;
    }

    private static JsonNode value(String text, String nullLiteral) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (text.equals(nullLiteral)) {
            return nodes.nullNode();
        }
        if (NUMBER.matcher(text).matches()) {
            return nodes.numberNode(new BigDecimal(text));
        }
        return text.equals("true") || text.equals("false")
                ? nodes.booleanNode(text.equals("true"))
                : nodes.textNode(text);
    }
}
