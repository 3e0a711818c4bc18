package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Name;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.option.Shorthand;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.ConfigText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;

/**
 * One component of an options record: an option.
 *
 * @param name its name in files
 * @param type the type of its value, without the Optional around it
 * @param optional whether there is an Optional around it
 * @param shorthand whether a text in place of the mapping stands for it
 */
record OptionComponent(
        String name,
        Type type,
        boolean optional,
        Optional<String> defaultText,
        Optional<Range> range,
        Optional<Matches> matches,
        Optional<String> resultType,
        String description,
        Optional<String> example,
        boolean shorthand) {

    static OptionComponent of(RecordComponent component) {
        Type declared = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        return new OptionComponent(
                name(component),
                optional ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared,
                optional,
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Range.class)),
                Optional.ofNullable(component.getAnnotation(Matches.class)),
                Optional.ofNullable(component.getAnnotation(ResultType.class))
                        .map(ResultType::value),
                Optional.ofNullable(component.getAnnotation(Description.class))
                        .map(Description::value)
                        .orElse(""),
                Optional.ofNullable(component.getAnnotation(Example.class)).map(Example::value),
                component.isAnnotationPresent(Shorthand.class));
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Name.class))
                .map(Name::value)
                .orElseGet(() -> kebabCase(component.getName()));
    }

    /** {@code idleTimeout} as {@code idle-timeout}. */
    static String kebabCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The default as a file would hold it: lists and mappings in brackets, the rest as it is. */
    ConfigNode defaultValue() {
        String text = defaultText.orElseThrow();
        boolean structured = text.startsWith("[") || text.startsWith("{");
        return structured ? ConfigText.parse(text) : ConfigScalar.of(text);
    }

    /** Whether a file must give a value. */
    boolean required() {
        return defaultText.isEmpty() && !optional;
    }
}
