package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.PairedKey;
import io.dataprocessing.pipeline.api.option.Secret;
import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds a node to a value of a Java type: chooses by the type, and looks into lists and maps. */
final class ValueBinding {

    private final RecordBinding records;
    private final InputBinding inputs;

    ValueBinding(RecordBinding records, InputBinding inputs) {
        this.records = records;
        this.inputs = inputs;
    }

    /** The value; empty where a problem was reported. */
    Optional<Object> bind(Option option, Type type, ConfigNode node) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return list(option, argument(type, 0), node);
        }
        if (raw == Map.class) {
            return map(option, argument(type, 1), node);
        }
        if (raw == ConfigNode.class) {
            return Optional.of(node);
        }
        if (raw == ConfigMap.class) {
            return mapping(option, node).map(map -> map);
        }
        if (raw == TableSection.class) {
            return mapping(option, node).map(map -> new TableSection(option.path()));
        }
        if (raw == DataType.class) {
            return inputs.dataType(option, node);
        }
        if (raw == PairedKey.class && !(node instanceof ConfigMap)) {
            return sameOnBothSides(option, node);
        }
        if (isOptions(raw)) {
            Class<? extends Record> options = raw.asSubclass(Record.class);
            return mapping(option, written(options, node))
                    .flatMap(map -> records.bind(options, map, option));
        }
        return scalar(option, node).flatMap(scalar -> word(option, raw, scalar));
    }

    /** Whether a class is an options record of its own, to be bound from a mapping. */
    static boolean isOptions(Class<?> raw) {
        return raw.isRecord()
                && !TextBinding.binds(raw)
                && !InputBinding.binds(raw)
                && raw != TableSection.class
                && !ConfigNode.class.isAssignableFrom(raw);
    }

    /** The mapping that a text stands for, where it's a shorthand; otherwise what was given. */
    private static ConfigNode written(Class<? extends Record> options, ConfigNode node) {
        Optional<OptionComponent> shorthand = OptionRecord.of(options).shorthand();
        return shorthand.isPresent() && node instanceof ConfigScalar scalar && !scalar.absent()
                ? new ConfigMap(
                        List.of(
                                new ConfigMap.Entry(
                                        shorthand.get().name(), scalar.position(), scalar)),
                        scalar.position())
                : node;
    }

    private Optional<Object> word(Option option, Class<?> raw, ConfigScalar scalar) {
        if (raw == Secret.class) {
            return Optional.of(SecretReference.of(scalar));
        }
        if (raw == ConfigScalar.class) {
            return Optional.of(scalar);
        }
        Optional<String> text = SecretReference.of(scalar).literal();
        if (text.isEmpty()) {
            return option.error(
                    "E115",
                    scalar.position(),
                    "takes no reference to a secret, because its value is shown; for a variable"
                            + " write ${NAME}");
        }
        if (raw == InputField.class) {
            return inputs.field(option, scalar);
        }
        if (InputBinding.binds(raw)) {
            return inputs.expression(option, raw, scalar, text.get());
        }
        if (TextBinding.binds(raw)) {
            return TextBinding.bind(option, raw, scalar, text.get());
        }
        throw new IllegalStateException(
                "option '%s' of %s has a type that can't be bound: %s"
                        .formatted(option.path(), option.scope().owner(), raw.getName()));
    }

    private Optional<Object> list(Option option, Type element, ConfigNode node) {
        List<ConfigNode> nodes = node instanceof ConfigList list ? list.items() : List.of(node);
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            Option item = node instanceof ConfigList ? option.item(index) : option;
            bind(item, element, nodes.get(index)).ifPresent(values::add);
        }
        return values.size() == nodes.size()
                ? Optional.of(Collections.unmodifiableList(values))
                : Optional.empty();
    }

    private Optional<Object> sameOnBothSides(Option option, ConfigNode node) {
        return list(option, String.class, node)
                .flatMap(
                        fields -> {
                            List<String> names =
                                    ((List<?>) fields).stream().map(String.class::cast).toList();
                            return names.isEmpty()
                                    ? option.error(
                                            "E114", node.position(), "at least one field is needed")
                                    : Optional.of(PairedKey.of(names));
                        });
    }

    private Optional<Object> map(Option option, Type type, ConfigNode node) {
        Optional<ConfigMap> map = mapping(option, node);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (ConfigMap.Entry entry : map.get().entries()) {
            bind(option.key(entry.key()), type, entry.value())
                    .ifPresent(value -> values.put(entry.key(), value));
        }
        return values.size() == map.get().entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    private static Optional<ConfigMap> mapping(Option option, ConfigNode node) {
        return node instanceof ConfigMap map
                ? Optional.of(map)
                : kind(option, "a mapping (key: value)", node);
    }

    private static Optional<ConfigScalar> scalar(Option option, ConfigNode node) {
        if (!(node instanceof ConfigScalar scalar)) {
            return kind(option, "a text", node);
        }
        return scalar.absent()
                ? option.error("E106", scalar.position(), "is empty")
                : Optional.of(scalar);
    }

    static <T> Optional<T> kind(Option option, String expected, ConfigNode node) {
        return option.error(
                "E100", node.position(), "expected %s, found %s".formatted(expected, node.kind()));
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type;
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
