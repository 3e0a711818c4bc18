package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.option.OptionReference;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What options are set to, and for those that nobody set, what that means. */
final class OptionWords {

    private OptionWords() {}

    /** An entry for each option that has a value. */
    static List<TextPage.Entry> of(Record options) {
        List<TextPage.Entry> entries = new ArrayList<>();
        List<OptionReference.Entry> references = OptionReference.of(options.getClass()).options();
        RecordComponent[] components = options.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object value = ValueText.read(components[i], options);
            OptionReference.Entry reference = references.get(i);
            if (isWorthSaying(reference, value)) {
                entries.add(new TextPage.Entry(reference.name(), words(reference, value)));
            }
        }
        return entries;
    }

    /** An option that nobody set and whose default is to do nothing goes without saying. */
    private static boolean isWorthSaying(OptionReference.Entry reference, Object value) {
        boolean nothing =
                (value instanceof Collection<?> list && list.isEmpty())
                        || (value instanceof Map<?, ?> map && map.isEmpty())
                        || value.equals("");
        return Optional.empty().equals(value)
                ? reference.defaultText().isPresent()
                : !nothing || reference.defaultText().isEmpty();
    }

    private static String words(OptionReference.Entry reference, Object value) {
        String text = ValueText.of(value);
        return isDefault(reference, text)
                ? "%s (default). %s".formatted(text, reference.description())
                : text;
    }

    /** Whether a value is the one that applies if a file says nothing. */
    static boolean isDefault(OptionReference.Entry reference, String text) {
        if (reference.defaultText().isEmpty()) {
            return false;
        }
        String standard = reference.defaultText().get();
        return standard.equals(text)
                || (standard.equals("{}") && text.equals(nestedDefaults(reference)));
    }

    private static String nestedDefaults(OptionReference.Entry reference) {
        return reference.nested().stream()
                .filter(entry -> entry.defaultText().isPresent())
                .map(entry -> entry.name() + ": " + entry.defaultText().get())
                .reduce((left, right) -> left + ", " + right)
                .map(words -> "{" + words + "}")
                .orElse("{}");
    }
}
