package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the key {@code key} of a sink: some fields, and the format that they are written in. */
final class KeyPlanning {

    private static final String KEY = "key";
    private static final String FIELDS = "fields";
    private static final String FORMAT = "format";
    private static final String ONE_FIELD = "string";
    private static final String SEVERAL_FIELDS = "json";

    private final Planning planning;
    private final Formats formats;
    private final Section section;
    private final RowType type;

    KeyPlanning(Planning planning, Formats formats, Section section, RowType type) {
        this.planning = planning;
        this.formats = formats;
        this.section = section;
        this.type = type;
    }

    /**
     * What became of the key.
     *
     * @param clean whether nothing is wrong
     * @param format the format; empty to hand on the key that came in
     * @param fields the fields; empty where the format is
     */
    record Result(boolean clean, Optional<FormatPlan> format, List<String> fields) {

        static Result broken() {
            return new Result(false, Optional.empty(), List.of());
        }
    }

    Result plan() {
        Optional<ConfigMap.Entry> entry = section.words().entry(KEY);
        if (entry.isEmpty()) {
            return new Result(true, Optional.empty(), List.of());
        }
        ConfigNode node = entry.get().value();
        if (!(node instanceof ConfigMap map)) {
            Map<String, Field> fields = fields(node, KEY);
            return fields.isEmpty() ? Result.broken() : plan(fields, ConfigMap.empty());
        }
        Map<String, Field> fields =
                map.get(FIELDS)
                        .map(names -> fields(names, KEY + "." + FIELDS))
                        .orElseGet(() -> wrongShape(KEY));
        return fields.isEmpty() ? Result.broken() : plan(fields, map);
    }

    /** Reports what is wrong with the format whatever the fields are. */
    static void checkFormat(Formats formats, Section section) {
        section.inner(KEY)
                .filter(key -> key.words().get(FORMAT).isPresent())
                .ifPresent(key -> formats.check(key, Set.of(FIELDS)));
    }

    private Result plan(Map<String, Field> fields, ConfigMap words) {
        Section inner =
                new Section(
                        "key of " + section.owner(),
                        section.path() + "." + KEY,
                        section.at(KEY),
                        words.get(FORMAT).isPresent() ? words : withFormat(words, fields.size()));
        RowType keyType = RowType.of(List.copyOf(fields.values()));
        Optional<FormatPlan> format =
                formats.write(inner, Part.KEY, keyType, keyType, Set.of(FIELDS));
        return new Result(format.isPresent(), format, List.copyOf(fields.keySet()));
    }

    private ConfigMap withFormat(ConfigMap words, int fields) {
        List<ConfigMap.Entry> entries = new ArrayList<>(words.entries());
        entries.add(
                new ConfigMap.Entry(
                        FORMAT,
                        section.at(KEY),
                        ConfigScalar.of(fields == 1 ? ONE_FIELD : SEVERAL_FIELDS)));
        return new ConfigMap(entries, section.at(KEY));
    }

    /** The fields by name; none after a problem. */
    private Map<String, Field> fields(ConfigNode node, String option) {
        List<ConfigNode> names = node instanceof ConfigList list ? list.items() : List.of(node);
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean clean = !names.isEmpty();
        for (ConfigNode name : names) {
            if (!(name instanceof ConfigScalar text)) {
                return wrongShape(option);
            }
            Optional<Field> field = type.field(text.text());
            if (field.isPresent()) {
                fields.put(text.text(), field.get());
            } else {
                clean = false;
                reportUnknown(text, option);
            }
        }
        return clean ? fields : Map.of();
    }

    private void reportUnknown(ConfigScalar name, String option) {
        planning.problems()
                .error(
                        PlanCode.KEY,
                        name.position(),
                        section.path() + "." + option,
                        "%s: the input has no field '%s'. Fields: %s."
                                .formatted(
                                        option, name.text(), String.join(", ", type.fieldNames())),
                        Suggestion.nearest(name.text(), type.fieldNames()));
    }

    private Map<String, Field> wrongShape(String option) {
        planning.error(
                PlanCode.SECTION,
                section,
                option,
                "%s: expected the names of fields, or {fields: […], format: …}.".formatted(option));
        return Map.of();
    }
}
