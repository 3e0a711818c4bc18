package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds a mapping to an options record: which keys are known, which are missing, what each is. */
final class RecordBinding {

    private final BindingScope scope;
    private final ValueBinding values;

    RecordBinding(BindingScope scope, InputBinding inputs) {
        this.scope = scope;
        this.values = new ValueBinding(this, inputs);
    }

    /** The record of the section itself. */
    <C extends Record> Optional<C> bind(Class<C> type, ConfigMap words) {
        return bind(type, words, "", scope.platformKeys());
    }

    /** The record of an option. */
    Optional<Object> bind(Class<? extends Record> type, ConfigMap words, Option option) {
        return bind(type, words, option.path(), Set.of()).map(value -> value);
    }

    private <C extends Record> Optional<C> bind(
            Class<C> type, ConfigMap words, String path, Set<String> platformKeys) {
        OptionRecord<C> options = OptionRecord.of(type);
        Set<String> misspelt = refuseUnknown(options, words, path, platformKeys);
        List<Object> bound = new ArrayList<>();
        for (OptionComponent component : options.components()) {
            String name = path.isEmpty() ? component.name() : path + "." + component.name();
            Option option = new Option(component, name, scope);
            component(option, words, misspelt).ifPresent(bound::add);
        }
        if (bound.size() < options.components().size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(options.create(bound));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String end = message.endsWith(".") || message.endsWith("?") ? "" : ".";
            String owner = path.isEmpty() ? scope.owner() : path;
            error("E114", words.position(), path, owner + ": " + message + end, Optional.empty());
            return Optional.empty();
        }
    }

    /** Reports the keys that aren't known; gives the options that they were probably meant for. */
    private Set<String> refuseUnknown(
            OptionRecord<?> options, ConfigMap words, String path, Set<String> platformKeys) {
        Set<String> misspelt = new HashSet<>();
        List<String> known = new ArrayList<>(options.names());
        platformKeys.stream().sorted().forEach(known::add);
        for (ConfigMap.Entry entry : words.entries()) {
            if (known.contains(entry.key())) {
                continue;
            }
            Optional<String> meant = Suggestion.nearest(entry.key(), known);
            String list =
                    known.isEmpty()
                            ? ". It has none."
                            : ". Known: " + String.join(", ", known) + ".";
            String message =
                    "unknown option '%s' of %s%s"
                            .formatted(entry.key(), owner(path), meant.isPresent() ? "" : list);
            error("E104", entry.keyPosition(), join(path, entry.key()), message, meant);
            meant.ifPresent(misspelt::add);
        }
        return misspelt;
    }

    /**
     * The value of a component, defaults applied; empty where a problem was reported, which for a
     * misspelt option is that of its key.
     */
    private Optional<Object> component(Option option, ConfigMap words, Set<String> misspelt) {
        OptionComponent component = option.component();
        Optional<ConfigMap.Entry> entry = words.entry(component.name());
        Optional<ConfigNode> given =
                entry.map(ConfigMap.Entry::value)
                        .filter(node -> !(node instanceof ConfigScalar text && text.absent()));
        if (given.isPresent()) {
            if (component.optional() && isNone(component, given.get())) {
                return Optional.of(Optional.empty());
            }
            Optional<Object> value = values.bind(option, component.type(), given.get());
            return component.optional() ? value.map(Optional::of) : value;
        }
        if (component.required()) {
            if (entry.isPresent()) {
                option.error("E106", entry.get().keyPosition(), "is empty");
            } else if (!misspelt.contains(component.name())) {
                missing(option, words.position());
            }
            return Optional.empty();
        }
        if (component.defaultText().isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Optional<Object> value = defaultValue(option, component.type());
        return component.optional() ? value.map(Optional::of) : value;
    }

    /** Whether an optional amount is switched off in words. */
    private static boolean isNone(OptionComponent component, ConfigNode node) {
        Class<?> raw = ValueBinding.raw(component.type());
        boolean amount = OptionReference.isAmount(raw);
        return amount && node instanceof ConfigScalar text && text.text().equals(TextBinding.NONE);
    }

    private Optional<Object> defaultValue(Option option, Type type) {
        return values.bind(option, type, option.component().defaultValue());
    }

    private void missing(Option option, Position position) {
        String parent =
                option.path().contains(".")
                        ? option.path().substring(0, option.path().lastIndexOf('.'))
                        : "";
        String message =
                "required option '%s' of %s is missing.%s"
                        .formatted(
                                option.component().name(),
                                owner(parent),
                                choices(option.component()));
        error("E105", position, option.path(), message, Optional.empty());
    }

    private static String choices(OptionComponent component) {
        Class<?> raw = ValueBinding.raw(component.type());
        if (raw == Ttl.class) {
            return " Give a duration, or 'none' to keep state for ever.";
        }
        return raw.isEnum() ? " Use %s.".formatted(TextBinding.listed(TextBinding.words(raw))) : "";
    }

    private String owner(String path) {
        return path.isEmpty() ? scope.owner() : "'%s' of %s".formatted(path, scope.owner());
    }

    private void error(
            String code, Position position, String path, String message, Optional<String> meant) {
        scope.problems().error(code, position, join(scope.path(), path), message, meant);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }
}
