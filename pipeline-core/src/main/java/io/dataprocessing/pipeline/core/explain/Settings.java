package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.option.OptionReference;
import io.dataprocessing.pipeline.core.plan.SectionReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform's own settings with a mark on those that nobody chose. */
final class Settings {

    private final Map<String, OptionReference.Entry> byPath = new HashMap<>();

    /** The settings of a section of the file. */
    Settings(String section) {
        add("", SectionReference.all().get(section).options());
    }

    private void add(String path, List<OptionReference.Entry> entries) {
        for (OptionReference.Entry entry : entries) {
            byPath.put(path + entry.name(), entry);
            add(path + entry.name() + ".", entry.nested());
        }
    }

    /** {@code 10s}, or {@code 10s (default)}. */
    String show(String option, Object value) {
        String text = ValueText.of(value);
        return isDefault(option, value) ? text + " (default)" : text;
    }

    /** Whether a value is the one that applies if a file says nothing. */
    boolean isDefault(String option, Object value) {
        OptionReference.Entry entry = byPath.get(option);
        if (entry == null) {
            throw new IllegalArgumentException("there is no option " + option);
        }
        return OptionWords.isDefault(entry, ValueText.of(value));
    }
}
