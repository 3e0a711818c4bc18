package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.option.DurationText;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of options as a pipeline file would write them; secrets stay masked. */
final class ValueText {

    private ValueText() {}

    static String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ValueText::of).orElse("none");
        }
        if (value instanceof Expression expression) {
            return expression.text();
        }
        if (value instanceof Aggregate aggregate) {
            return aggregate.text();
        }
        if (value instanceof InputField field) {
            return field.name();
        }
        if (value instanceof Duration duration) {
            return DurationText.print(duration);
        }
        if (value instanceof Bound bound) {
            return bound.distance().map(ValueText::signed).orElse("unbounded");
        }
        if (value instanceof Ttl ttl) {
            return of(ttl.duration());
        }
        if (value instanceof ExpressionText expression) {
            return expression.text();
        }
        return value instanceof Enum<?> constant ? word(constant.name()) : structure(value);
    }

    private static String signed(Duration distance) {
        return (distance.isNegative() ? "-" : "") + DurationText.print(distance.abs());
    }

    private static String structure(Object value) {
        if (value instanceof ConfigMap map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + of(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof ConfigList list) {
            return of(list.items());
        }
        if (value instanceof ConfigScalar scalar) {
            return scalar.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Record options && isOptions(options)
                ? components(options)
                : String.valueOf(value);
    }

    /** Options are records whose toString is Java's own; others say themselves what to show. */
    private static boolean isOptions(Record value) {
        return value.toString().startsWith(value.getClass().getSimpleName() + "[");
    }

    private static String components(Record options) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .filter(component -> !Optional.empty().equals(read(component, options)))
                .map(component -> word(component.getName()) + ": " + of(read(component, options)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The value of a component. */
    static Object read(RecordComponent component, Record options) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "can't read %s of %s".formatted(component.getName(), options.getClass()), e);
        }
    }

    /** {@code AT_LEAST_ONCE} and {@code atLeastOnce} as {@code at-least-once}. */
    static String word(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
