package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.PairedKey;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.Secret;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is to know of an options record, for the reference, {@code describe} and a JSON
 * Schema.
 *
 * @param description what the options are for, as their record says; may be empty
 * @param options the options in the order of the record
 */
public record OptionReference(String description, List<Entry> options) {

    /**
     * An option.
     *
     * @param name its name in files
     * @param type what its value is, in words: {@code duration}, {@code list of text}
     * @param required whether a file must give it
     * @param defaultText the value of an option that a file leaves out, as a file would hold it
     * @param description what it's for; may be empty
     * @param allowed the values that are allowed, in words; empty where the type says all
     * @param example a value as it would be written in a file
     * @param nested the options of its own, where it's a mapping of such, or a list or a mapping to
     *     such
     */
    public record Entry(
            String name,
            String type,
            boolean required,
            Optional<String> defaultText,
            String description,
            String allowed,
            Optional<String> example,
            List<Entry> nested) {

        public Entry {
            nested = List.copyOf(nested);
        }
    }

    public OptionReference {
        options = List.copyOf(options);
    }

    /** The reference of a record. */
    public static OptionReference of(Class<? extends Record> type) {
        OptionRecord<?> options = OptionRecord.of(type);
        return new OptionReference(
                options.description(),
                options.components().stream().map(OptionReference::entry).toList());
    }

    private static Entry entry(OptionComponent component) {
        Class<?> leaf = leaf(component.type());
        return new Entry(
                component.name(),
                words(component, component.type()),
                component.required(),
                component.defaultText(),
                component.description(),
                allowed(component, leaf),
                component.example(),
                ValueBinding.isOptions(leaf)
                        ? of(leaf.asSubclass(Record.class)).options()
                        : List.of());
    }

    /** The type of the elements, where a type is a list or a mapping. */
    private static Class<?> leaf(Type type) {
        Class<?> raw = ValueBinding.raw(type);
        if (raw == List.class) {
            return leaf(ValueBinding.argument(type, 0));
        }
        return raw == Map.class ? leaf(ValueBinding.argument(type, 1)) : raw;
    }

    private static String words(OptionComponent component, Type type) {
        Class<?> raw = ValueBinding.raw(type);
        if (raw == List.class) {
            return "list of " + words(component, ValueBinding.argument(type, 0));
        }
        if (raw == Map.class) {
            return "mapping of names to " + words(component, ValueBinding.argument(type, 1));
        }
        if (raw == Expression.class || raw == ExpressionText.class) {
            return component
                    .resultType()
                    .map("expression giving %s"::formatted)
                    .orElse("expression");
        }
        Map<Class<?>, String> known =
                Map.ofEntries(
                        Map.entry(boolean.class, "true or false"),
                        Map.entry(Boolean.class, "true or false"),
                        Map.entry(int.class, "whole number"),
                        Map.entry(Integer.class, "whole number"),
                        Map.entry(long.class, "whole number"),
                        Map.entry(Long.class, "whole number"),
                        Map.entry(double.class, "number"),
                        Map.entry(Double.class, "number"),
                        Map.entry(BigDecimal.class, "number"),
                        Map.entry(String.class, "text"),
                        Map.entry(ConfigScalar.class, "text"),
                        Map.entry(ConfigNode.class, "text, list or mapping"),
                        Map.entry(Duration.class, "duration"),
                        Map.entry(Bound.class, "duration"),
                        Map.entry(PairedKey.class, "list of fields, or mapping"),
                        Map.entry(Ttl.class, "duration"),
                        Map.entry(DataSize.class, "size"),
                        Map.entry(Secret.class, "secret"),
                        Map.entry(DataType.class, "type"),
                        Map.entry(Aggregate.class, "aggregate"),
                        Map.entry(TableSection.class, "table"),
                        Map.entry(InputField.class, "field of the input"));
        if (known.containsKey(raw)) {
            return known.get(raw);
        }
        return raw.isEnum() ? "choice" : mapping(raw);
    }

    /** {@code mapping}, or {@code choice or mapping} where one option can stand alone. */
    private static String mapping(Class<?> raw) {
        return raw.isRecord()
                ? OptionRecord.of(raw.asSubclass(Record.class))
                        .shorthand()
                        .map(alone -> words(alone, alone.type()) + " or mapping")
                        .orElse("mapping")
                : "mapping";
    }

    private static String allowed(OptionComponent component, Class<?> leaf) {
        if (leaf == Bound.class) {
            return "negative, too, or " + TextBinding.UNBOUNDED;
        }
        String none =
                leaf == Ttl.class
                                || (component.optional()
                                        && component.defaultText().isPresent()
                                        && isAmount(leaf))
                        ? "none"
                        : "";
        return Stream.of(limits(component, leaf), none)
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + " or " + right)
                .orElse("");
    }

    private static String limits(OptionComponent component, Class<?> leaf) {
        if (leaf.isEnum()) {
            return String.join(", ", TextBinding.words(leaf));
        }
        return component
                .range()
                .map(range -> limits(range, leaf))
                .or(() -> component.matches().map(Matches::allowed))
                .orElse("");
    }

    private static String limits(Range range, Class<?> leaf) {
        return TextBinding.limits(
                range.min(),
                range.max(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                limit ->
                        leaf == Duration.class
                                ? DurationText.print(Duration.ofMillis(limit))
                                : leaf == DataSize.class
                                        ? DataSizeText.print(new DataSize(limit))
                                        : Long.toString(limit));
    }

    /** Whether values of a class can be switched off by {@code none}. */
    static boolean isAmount(Class<?> type) {
        return type == Duration.class
                || type == DataSize.class
                || Number.class.isAssignableFrom(type);
    }
}
