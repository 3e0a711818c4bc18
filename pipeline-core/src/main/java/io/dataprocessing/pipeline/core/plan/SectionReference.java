package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.option.OptionReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the platform itself reads in each section of a pipeline file, for the reference. */
public final class SectionReference {

    private SectionReference() {}

    /** The options by section, in the order of a file. */
    public static Map<String, OptionReference> all() {
        Map<String, OptionReference> sections = new LinkedHashMap<>();
        sections.put("execution", OptionReference.of(ExecutionSettings.class));
        sections.put("connections", OptionReference.of(ConnectionSettings.class));
        sections.put("dead-letter", OptionReference.of(DeadLetterSettings.class));
        sections.put("sources", OptionReference.of(SourceSettings.class));
        sections.put("steps", OptionReference.of(StepSettings.class));
        sections.put("tables of steps", OptionReference.of(TableSettings.class));
        sections.put("sinks", OptionReference.of(SinkSettings.class));
        sections.put("key and value", OptionReference.of(FormatSettings.class));
        return Collections.unmodifiableMap(sections);
    }
}
