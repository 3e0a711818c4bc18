package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ids of the schemas that a sink writes by, so that a job which restarts needn't ask for
 * them, and registers those that may be registered by the way.
 */
final class SchemaPreparation {

    private final Catalog catalog;

    SchemaPreparation(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The sink with its schemas' ids; what was done is added to the facts. */
    SinkPlan prepare(SinkPlan sink, List<String> facts) throws ConnectorException {
        Optional<FormatPlan> key = sink.key();
        if (key.isPresent()) {
            key = Optional.of(prepare(sink, Part.KEY, key.get(), facts));
        }
        return sink.withFormats(prepare(sink, Part.VALUE, sink.value(), facts), key);
    }

    private FormatPlan prepare(SinkPlan sink, Part part, FormatPlan format, List<String> facts)
            throws ConnectorException {
        Optional<WrittenSchema> schema = WrittenSchema.of(sink, part, format, catalog);
        if (schema.isEmpty()) {
            return format;
        }
        try {
            String id = Integer.toString(id(schema.get(), facts));
            return format.withSchema(format.ref().schema().with(FormatSchema.ID, id));
        } catch (RegistryException e) {
            throw new ConnectorException(e.getMessage(), e);
        }
    }

    private static int id(WrittenSchema schema, List<String> facts)
            throws RegistryException, ConnectorException {
        Registration wanted = schema.registration();
        try (SchemaRegistrar registrar = schema.registrar()) {
            SchemaRegistrar.Verdict verdict = registrar.check(wanted);
            if (verdict.id().isPresent()) {
                facts.add(
                        "Subject '%s' has the schema, its id is %d."
                                .formatted(wanted.subject(), verdict.id().getAsInt()));
                return verdict.id().getAsInt();
            }
            if (!verdict.problems().isEmpty()) {
                throw refused(
                        "subject '%s' doesn't take the schema: %s"
                                .formatted(wanted.subject(), String.join(" ", verdict.problems())));
            }
            if (!wanted.automatic()) {
                throw refused(
                        "subject '%s' doesn't have the schema. Register it with 'pipeline schemas register', or set 'auto-register: true'."
                                .formatted(wanted.subject()));
            }
            int id = registrar.register(wanted);
            facts.add(
                    "The schema was registered under subject '%s', its id is %d."
                            .formatted(wanted.subject(), id));
            return id;
        }
    }

    private static ConnectorException refused(String message) {
        return new ConnectorException(message, null);
    }
}
