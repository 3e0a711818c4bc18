package io.dataprocessing.pipeline.app.reference;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.option.OptionReference;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import java.util.ArrayList;
import java.util.List;

/** The descriptions of all that is in a catalog. */
public final class Descriptions {

    private final Catalog catalog;

    /** The descriptions of a catalog's parts. */
    public Descriptions(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /** All of them, kind by kind. */
    public List<Description> all() {
        List<Description> all = new ArrayList<>();
        catalog.stepTypes().forEach(type -> all.add(step(type)));
        catalog.formats().forEach(name -> all.add(format(catalog.format(name).orElseThrow())));
        catalog.connectionTypes().forEach(type -> all.add(connection(type)));
        catalog.sourceTypes().forEach(type -> all.add(source(catalog.source(type).orElseThrow())));
        catalog.sinkTypes().forEach(type -> all.add(sink(catalog.sink(type).orElseThrow())));
        catalog.lookupTypes().forEach(type -> all.add(table(catalog.lookup(type).orElseThrow())));
        return all;
    }

    /** Those of a name, such as the source and the sink of one connector. */
    public List<Description> named(String name) {
        return all().stream().filter(description -> description.name().equals(name)).toList();
    }

    private Description step(String type) {
        return catalog.processor(type)
                .map(Descriptions::processor)
                .orElseGet(() -> transform(catalog.transform(type).orElseThrow()));
    }

    private static Description processor(ProcessorFactory<?> factory) {
        return describe(
                Description.Kind.STEP,
                factory.type(),
                factory.description(),
                factory.optionsType());
    }

    private static Description transform(StreamTransform<?> transform) {
        return describe(
                Description.Kind.STEP,
                transform.type(),
                transform.description(),
                transform.optionsType());
    }

    private static Description format(Format<?> format) {
        return describe(
                Description.Kind.FORMAT, format.name(), format.description(), format.optionsType());
    }

    private Description connection(String type) {
        Class<? extends Record> options =
                catalog.source(type).isPresent()
                        ? catalog.source(type).get().connectionType()
                        : catalog.sink(type).orElseThrow().connectionType();
        return describe(Description.Kind.CONNECTION, type, "", options);
    }

    private static Description source(SourceConnector<?, ?> connector) {
        return describe(
                Description.Kind.SOURCE,
                connector.type(),
                connector.description(),
                connector.optionsType());
    }

    private static Description sink(SinkConnector<?, ?> connector) {
        return describe(
                Description.Kind.SINK,
                connector.type(),
                connector.description(),
                connector.optionsType());
    }

    private static Description table(LookupConnector<?> connector) {
        return describe(
                Description.Kind.TABLE,
                connector.type(),
                connector.description(),
                connector.optionsType());
    }

    private static Description describe(
            Description.Kind kind, String name, String text, Class<? extends Record> options) {
        OptionReference reference = OptionReference.of(options);
        return new Description(
                kind, name, text.isEmpty() ? reference.description() : text, reference.options());
    }
}
