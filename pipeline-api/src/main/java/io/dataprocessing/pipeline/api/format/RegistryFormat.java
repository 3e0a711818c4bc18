package io.dataprocessing.pipeline.api.format;

/**
 * A format whose records carry the ids of schemas in a registry.
 *
 * <p>Nothing is registered while a pipeline is planned or runs: before it's submitted, the platform
 * looks each schema that is written up, registers it where the options allow that, and adds its id
 * to the {@linkplain FormatSchema#ID schema}.
 *
 * @param <O> as for {@link Format}
 */
public interface RegistryFormat<O extends Record> extends Format<O> {

    /** What has to be registered for a schema that {@link #planWrite} gave. */
    Registration registration(O options, FormatSchema schema);

    /** Access to a registry. */
    SchemaRegistrar registrar(RegistrySettings registry);
}
