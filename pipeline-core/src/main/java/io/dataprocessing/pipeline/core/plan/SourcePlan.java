package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source.
 *
 * @param name its name, also the operator's uid
 * @param connection what it reads from
 * @param options the connector's options, bound
 * @param value the format of values
 * @param key the format of keys, whose fields stand before the value's; empty if keys are not
 *     decoded
 * @param type the type of the rows: the key's fields, if any, the value's, and the one that says
 *     that a key was deleted, if any
 * @param watermark event time
 * @param onError what becomes of records that can't be decoded
 * @param nulls what becomes of records without a value or a key
 * @param parallelism its number of instances
 * @param reads the fields that some step reads, nested ones with dots
 * @param carriesRaw whether events carry the record as it was read, for dead letters of later steps
 * @param endpoints what is read outside
 * @param facts what the connector says of it
 * @param description what it's for, in the author's words; may be empty
 */
public record SourcePlan(
        String name,
        ConnectionPlan connection,
        Record options,
        FormatPlan value,
        Optional<FormatPlan> key,
        RowType type,
        WatermarkPlan watermark,
        ErrorRule onError,
        NullPlan nulls,
        int parallelism,
        Set<String> reads,
        boolean carriesRaw,
        List<Endpoint> endpoints,
        List<String> facts,
        String description) {

    public SourcePlan {
        requireNonNull(name, "name");
        requireNonNull(connection, "connection");
        requireNonNull(options, "options");
        requireNonNull(value, "value");
        requireNonNull(key, "key");
        requireNonNull(type, "type");
        requireNonNull(watermark, "watermark");
        requireNonNull(onError, "onError");
        requireNonNull(nulls, "nulls");
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        endpoints = List.copyOf(endpoints);
        facts = List.copyOf(facts);
        requireNonNull(description, "description");
    }
}
