package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;

/** What the verbs are made of. Nothing of it reaches a task. */
final class PipelineModule extends AbstractModule {

    private final Terminal terminal;

    PipelineModule(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    protected void configure() {
        bind(Terminal.class).toInstance(terminal);
    }

    @Provides
    @Singleton
    Catalog catalog() {
        return new Catalog();
    }

    @Provides
    Planner planner(Catalog catalog) {
        return new Planner(catalog);
    }

    @Provides
    JobAssembler assembler(Catalog catalog) {
        return new JobAssembler(catalog);
    }
}
