package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * A sink.
 *
 * @param name its name, also the operator's uid
 * @param inputs the outputs that are united into it
 * @param connection what it writes to
 * @param options the connector's options, bound
 * @param value the format of values, which may hold fewer fields than the rows
 * @param key the format of keys; empty to hand on the message key that came in
 * @param keyFields the fields of the row that make the key; empty where {@code key} is
 * @param onError what becomes of events that can't be written
 * @param parallelism its number of instances
 * @param endpoints what is written outside
 * @param facts what the connector says of it
 * @param description what it's for, in the author's words; may be empty
 */
public record SinkPlan(
        String name,
        List<OutputRef> inputs,
        ConnectionPlan connection,
        Record options,
        FormatPlan value,
        Optional<FormatPlan> key,
        List<String> keyFields,
        ErrorRule onError,
        int parallelism,
        List<Endpoint> endpoints,
        List<String> facts,
        String description) {

    public SinkPlan {
        requireNonNull(name, "name");
        inputs = List.copyOf(inputs);
        requireNonNull(connection, "connection");
        requireNonNull(options, "options");
        requireNonNull(value, "value");
        requireNonNull(key, "key");
        keyFields = List.copyOf(keyFields);
        requireNonNull(onError, "onError");
        endpoints = List.copyOf(endpoints);
        facts = List.copyOf(facts);
        requireNonNull(description, "description");
    }

    /** The type of the rows that come. */
    public RowType type() {
        return value.ref().type();
    }

    /** This sink with other formats, such as those whose schemas have their ids. */
    public SinkPlan withFormats(FormatPlan value, Optional<FormatPlan> key) {
        return new SinkPlan(
                name,
                inputs,
                connection,
                options,
                value,
                key,
                keyFields,
                onError,
                parallelism,
                endpoints,
                facts,
                description);
    }

    /** This sink with other options of the connector. */
    public SinkPlan withOptions(Record options) {
        return new SinkPlan(
                name,
                inputs,
                connection,
                options,
                value,
                key,
                keyFields,
                onError,
                parallelism,
                endpoints,
                facts,
                description);
    }
}
