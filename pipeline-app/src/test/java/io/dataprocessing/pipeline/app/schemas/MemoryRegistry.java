package io.dataprocessing.pipeline.app.schemas;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A registry in memory, behind a format of which nothing else is asked. */
final class MemoryRegistry implements RegistryFormat<MemoryRegistry.NoOptions> {

    private final List<String> schemas = new ArrayList<>();
    private final Map<String, String> refusals = new HashMap<>();
    private int answersLeft = Integer.MAX_VALUE;

    /** Options that there are none of. */
    record NoOptions() {}

    void add(String subject, String text) {
        schemas.add(subject + " " + text);
    }

    void refuse(String subject, String reason) {
        refusals.put(subject, reason);
    }

    void goDown() {
        answersLeft = 0;
    }

    void goDownAfterOneMore() {
        answersLeft = 1;
    }

    int size() {
        return schemas.size();
    }

    @Override
    public SchemaRegistrar registrar(RegistrySettings settings) {
        return new Registrar();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "A registry in memory.";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Registration registration(NoOptions options, FormatSchema schema) {
        throw notAsked();
    }

    @Override
    public FormatSchema planRead(
            NoOptions options, Optional<DeclaredSchema> declared, FormatContext context) {
        throw notAsked();
    }

    @Override
    public FormatSchema planWrite(
            NoOptions options,
            RowType type,
            Optional<DeclaredSchema> declared,
            FormatContext context) {
        throw notAsked();
    }

    @Override
    public RowDecoder decoder(NoOptions options, FormatSchema schema, FormatRuntime runtime) {
        throw notAsked();
    }

    @Override
    public RowEncoder encoder(NoOptions options, FormatSchema schema, FormatRuntime runtime) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a deployment of schemas doesn't ask for this");
    }

    /** The registry's side. */
    private final class Registrar implements SchemaRegistrar {

        @Override
        public Verdict check(Registration registration) throws RegistryException {
            answer();
            int index = schemas.indexOf(registration.subject() + " " + registration.text());
            if (index >= 0) {
                return new Verdict(OptionalInt.of(index + 1), OptionalInt.of(1), List.of());
            }
            return new Verdict(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.ofNullable(refusals.get(registration.subject())).stream().toList());
        }

        @Override
        public int register(Registration registration) throws RegistryException {
            answer();
            add(registration.subject(), registration.text());
            return schemas.size();
        }

        @Override
        public void close() {
            // Nothing is held.
        }

        private void answer() throws RegistryException {
            if (answersLeft-- <= 0) {
                throw new RegistryException("the registry gives no answer", null);
            }
        }
    }
}
