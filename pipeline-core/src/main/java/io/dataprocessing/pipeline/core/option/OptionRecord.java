package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.option.Description;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The class of an options record, read once for one binding. */
record OptionRecord<C extends Record>(
        Class<C> type, String description, List<OptionComponent> components) {

    static <C extends Record> OptionRecord<C> of(Class<C> type) {
        return new OptionRecord<>(
                type,
                Optional.ofNullable(type.getAnnotation(Description.class))
                        .map(Description::value)
                        .orElse(""),
                Arrays.stream(type.getRecordComponents()).map(OptionComponent::of).toList());
    }

    List<String> names() {
        return components.stream().map(OptionComponent::name).toList();
    }

    /** The option that a text in place of the mapping stands for. */
    Optional<OptionComponent> shorthand() {
        return components.stream().filter(OptionComponent::shorthand).findFirst();
    }

    /**
     * Makes a record.
     *
     * @throws IllegalArgumentException if its constructor refuses the values
     */
    C create(List<Object> values) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<C> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "the constructor of %s failed".formatted(type.getName()), e.getCause());
        } catch (ReflectiveOperationException | SecurityException e) {
            throw new IllegalStateException(
                    "options record %s can't be made".formatted(type.getName()), e);
        }
    }
}
