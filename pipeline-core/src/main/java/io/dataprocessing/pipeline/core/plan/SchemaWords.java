package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the key {@code schema}: a file, fields on the spot, or a Java class. */
final class SchemaWords {

    static final String KEY = "schema";

    private static final String SHAPE =
            "expected the path of a schema file, {fields: {name: type, …}} or {class: name}.";

    private final Planning planning;
    private final Section section;

    /** For the schema of a section {@code value} or {@code key}. */
    SchemaWords(Planning planning, Section section) {
        this.planning = planning;
        this.section = section;
    }

    /** What became of the key. */
    sealed interface Result {

        /** There is no such key. */
        record NotGiven() implements Result {}

        /** A problem was reported. */
        record Broken() implements Result {}

        /** A schema. */
        record Declared(DeclaredSchema schema) implements Result {}
    }

    Result read() {
        Optional<ConfigNode> node = section.words().get(KEY);
        if (node.isEmpty()) {
            return new Result.NotGiven();
        }
        Optional<DeclaredSchema> schema =
                node.get() instanceof ConfigScalar text
                        ? ofFile(text.text())
                        : node.get() instanceof ConfigMap map
                                ? ofMap(map).map(DeclaredSchema::of)
                                : broken(KEY, SHAPE);
        return schema.<Result>map(Result.Declared::new).orElseGet(Result.Broken::new);
    }

    private <T> Optional<T> broken(String option, String message) {
        planning.error(PlanCode.SCHEMA, section, option, message);
        return Optional.empty();
    }

    private Optional<DeclaredSchema> ofFile(String reference) {
        if (reference.equals("infer")) {
            return broken(
                    KEY,
                    "a schema is known before a pipeline starts, so that none is inferred while it runs. 'pipeline init NAME --from FILE' writes one from sample records.");
        }
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        Optional<SchemaFile> language = planning.catalog().schemaFile(name);
        if (language.isEmpty()) {
            return broken(
                    KEY,
                    "schema file '%s' is of no known kind. Known endings: %s."
                            .formatted(
                                    name,
                                    String.join(", ", planning.catalog().schemaFileEndings())));
        }
        SchemaDirectory directory = new SchemaDirectory(planning.config().source().files());
        try {
            SchemaDocument document = directory.read(name, fragment);
            return Optional.of(
                    new DeclaredSchema(
                            PluginScope.call(
                                    language.get().getClass().getClassLoader(),
                                    () -> language.get().read(document)),
                            Optional.of(document)));
        } catch (SchemaException e) {
            return broken(KEY, "schema file '%s': %s".formatted(name, sentence(e.getMessage())));
        } catch (IOException e) {
            return broken(KEY, "schema file '%s' %s".formatted(name, sentence(e.getMessage())));
        }
    }

    private Optional<RowType> ofMap(ConfigMap map) {
        if (map.entries().size() != 1) {
            return broken(KEY, SHAPE);
        }
        ConfigMap.Entry entry = map.entries().get(0);
        if (entry.key().equals("fields") && entry.value() instanceof ConfigMap fields) {
            return ofFields(fields);
        }
        if (entry.key().equals("class") && entry.value() instanceof ConfigScalar name) {
            return ofClass(name.text());
        }
        return broken(KEY, SHAPE);
    }

    private Optional<RowType> ofClass(String name) {
        try {
            Class<?> type = planning.catalog().findClass(name);
            return Optional.of(Schemas.of(type).rowType());
        } catch (ClassNotFoundException | LinkageError e) {
            return broken(
                    KEY + ".class",
                    "class '%s' is not on the class path, nor in a plugin.".formatted(name));
        } catch (SchemaException e) {
            return broken(KEY + ".class", sentence(e.getMessage()));
        }
    }

    private Optional<RowType> ofFields(ConfigMap fields) {
        List<Field> read = new ArrayList<>();
        for (ConfigMap.Entry entry : fields.entries()) {
            field(KEY + ".fields." + entry.key(), entry).ifPresent(read::add);
        }
        if (fields.entries().isEmpty()) {
            return broken(KEY + ".fields", "at least one field is needed.");
        }
        return read.size() == fields.entries().size()
                ? Optional.of(RowType.of(read))
                : Optional.empty();
    }

    private Optional<Field> field(String option, ConfigMap.Entry entry) {
        if (entry.value() instanceof ConfigScalar type) {
            return type(option, type).map(parsed -> Field.of(entry.key(), parsed));
        }
        if (!(entry.value() instanceof ConfigMap map)) {
            return broken(
                    option,
                    "expected a type such as 'string' or 'decimal(10, 2)?', or {type: …, doc: …,"
                            + " default: …, aliases: […]}.");
        }
        Set<String> known = Set.of("type", "doc", "default", "aliases");
        for (ConfigMap.Entry key : map.entries()) {
            if (!known.contains(key.key())) {
                planning.problems()
                        .error(
                                PlanCode.SCHEMA,
                                key.keyPosition(),
                                section.path() + "." + option,
                                "unknown key '%s' of a field. Known: aliases, default, doc, type."
                                        .formatted(key.key()),
                                Suggestion.nearest(key.key(), known));
                return Optional.empty();
            }
        }
        if (!(map.get("type").orElse(map) instanceof ConfigScalar type)) {
            return broken(option, "'type' is missing, for example 'type: string'.");
        }
        return type(option + ".type", type)
                .flatMap(parsed -> field(option, Field.of(entry.key(), parsed), map));
    }

    private Optional<Field> field(String option, Field plain, ConfigMap map) {
        Field field = plain;
        if (map.get("doc").orElse(map) instanceof ConfigScalar doc) {
            field = field.withDoc(doc.text());
        }
        if (map.get("aliases").isPresent()) {
            field = field.withAliases(texts(map.get("aliases").get()));
        }
        if (map.get("default").isEmpty()) {
            return Optional.of(field);
        }
        Field complete = field;
        Optional<Object> value =
                map.get("default")
                        .filter(ConfigScalar.class::isInstance)
                        .flatMap(
                                text ->
                                        FieldDefault.parse(
                                                ((ConfigScalar) text).text(), complete.type()));
        return value.isPresent()
                ? Optional.of(complete.withDefault(value.get()))
                : broken(
                        option + ".default",
                        "the default is no %s.".formatted(complete.type().asRequired()));
    }

    private static List<String> texts(ConfigNode node) {
        List<ConfigNode> nodes = node instanceof ConfigList list ? list.items() : List.of(node);
        return nodes.stream()
                .filter(ConfigScalar.class::isInstance)
                .map(text -> ((ConfigScalar) text).text())
                .toList();
    }

    private Optional<DataType> type(String option, ConfigScalar text) {
        try {
            return Optional.of(DataTypes.parse(text.text()));
        } catch (IllegalArgumentException e) {
            return broken(option, sentence(e.getMessage()));
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
