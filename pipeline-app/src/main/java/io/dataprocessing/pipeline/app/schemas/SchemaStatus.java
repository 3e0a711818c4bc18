package io.dataprocessing.pipeline.app.schemas;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar.Verdict;
import io.dataprocessing.pipeline.core.preflight.WrittenSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema that a sink writes by, and what the registry says of it.
 *
 * @param schema the schema and whose it is
 * @param verdict the registry's words
 */
public record SchemaStatus(WrittenSchema schema, Verdict verdict) {

    /** Checks the values. */
    public SchemaStatus {
        requireNonNull(schema, "schema");
        requireNonNull(verdict, "verdict");
    }

    /** Whether the registry has the schema under its subject. */
    public boolean isRegistered() {
        return verdict.id().isPresent();
    }

    /** Whether the subject's rules keep the schema out. */
    public boolean isRefused() {
        return !isRegistered() && !verdict.problems().isEmpty();
    }

    /** The subject under which the schema belongs. */
    public String subject() {
        return schema.registration().subject();
    }

    /** All of it, in lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%s of sink '%s'".formatted(partWord(schema.part()), schema.sink()));
        lines.add("  registry    " + schema.registry().url());
        lines.add("  subject     " + subject());
        lines.add(
                "  schema      %s %s"
                        .formatted(
                                schema.registration().language(),
                                schema.registration().text().strip().replace("\n", "\n    ")));
        lines.add("  registered  " + state());
        if (isRefused()) {
            verdict.problems().forEach(problem -> lines.add("    " + problem));
        }
        return String.join("\n", lines);
    }

    private String state() {
        if (isRegistered()) {
            String version =
                    verdict.version().isPresent()
                            ? "version %d, ".formatted(verdict.version().getAsInt())
                            : "";
            return "yes: %sid %d".formatted(version, verdict.id().getAsInt());
        }
        return isRefused()
                ? "no, and the subject doesn't take it:"
                : "no, but the subject takes it";
    }

    private static String partWord(Part part) {
        return switch (part) {
            case KEY -> "Key";
            case VALUE -> "Value";
        };
    }
}
