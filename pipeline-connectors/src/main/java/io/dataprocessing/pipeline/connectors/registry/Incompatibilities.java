package io.dataprocessing.pipeline.connectors.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a registry has against a schema in sentences. */
final class Incompatibilities {

    private static final int MAX_LENGTH = 400;
    private static final Pattern REASON =
            Pattern.compile(
                    "errorType:\\s*'(?<kind>[A-Z_]+)'.*?description:\\s*'(?<description>.*?)',?\\s*additionalInfo:\\s*'(?<info>.*)'",
                    Pattern.DOTALL);
    private static final Pattern ABOUT_OLD =
            Pattern.compile(
                    "\\{?\\s*(oldSchemaVersion|oldSchema|compatibility|validateFields)\\b.*",
                    Pattern.DOTALL);

    /** What Confluent's client says when the registry gave no reason. */
    private static final String UNEXPLAINED = "Schemas are incompatible";

    private Incompatibilities() {}

    /** Whether the registry said no without a reason, as some do. */
    static boolean areUnexplained(List<String> found) {
        return found.stream().allMatch(each -> each.strip().equals(UNEXPLAINED));
    }

    /** A sentence for each reason; at least one. */
    static List<String> sentences(String subject, List<String> found, Optional<String> level) {
        String rule = level.map(" (%s)"::formatted).orElse("");
        List<String> sentences = new ArrayList<>();
        for (String each : found) {
            Matcher reason = REASON.matcher(each);
            if (reason.find()) {
                sentences.add("%s: %s".formatted(subject, sentence(reason, rule)));
            } else if (!ABOUT_OLD.matcher(each.strip()).matches()) {
                sentences.add("%s: %s%s.".formatted(subject, oneLine(each), rule));
            }
        }
        return sentences.isEmpty()
                ? List.of(
                        "%s: the schema is not compatible with the versions that are registered%s."
                                .formatted(subject, rule))
                : sentences;
    }

    private static String sentence(Matcher reason, String rule) {
        String info = reason.group("info");
        return switch (reason.group("kind")) {
            case "READER_FIELD_MISSING_DEFAULT_VALUE" ->
                    reason.group("description").contains("in the old schema has no default")
                            ? "field '%s' is gone, and the registered schema has no default for it%s. Keep it."
                                    .formatted(info, rule)
                            : "new field '%s' has no default%s. Add a default."
                                    .formatted(info, rule);
            case "TYPE_MISMATCH" -> "a type has changed: %s%s.".formatted(oneLine(info), rule);
            case "MISSING_ENUM_SYMBOLS" ->
                    "enum symbols are missing and there is no default: %s%s."
                            .formatted(oneLine(info), rule);
            default -> "%s%s.".formatted(oneLine(reason.group("description")), rule);
        };
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
