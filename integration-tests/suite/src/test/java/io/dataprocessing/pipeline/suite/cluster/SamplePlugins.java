package io.dataprocessing.pipeline.suite.cluster;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.nio.file.Path;
import java.util.List;

/** The plugins of two teams, built as they would build them: against pipeline-api only. */
final class SamplePlugins {

    private static final String FACTORY =
            """
            package team;

            import io.dataprocessing.pipeline.api.PlanContext;
            import io.dataprocessing.pipeline.api.ProcessorFactory;
            import io.dataprocessing.pipeline.api.ProcessorSpec;
            import io.dataprocessing.pipeline.api.StepSpec;
            import io.dataprocessing.pipeline.api.data.Schemas;
            import io.dataprocessing.pipeline.api.state.StateSpec;
            import io.dataprocessing.pipeline.api.state.Ttl;
            import io.dataprocessing.pipeline.api.state.ValueState;

            public final class NumberingFactory implements ProcessorFactory<NumberingFactory.Options> {

                public record Options() {}

                @Override
                public String type() {
                    return "TYPE";
                }

                @Override
                public String description() {
                    return "Numbers the records of each key.";
                }

                @Override
                public Class<Options> optionsType() {
                    return Options.class;
                }

                @Override
                public StepSpec describe(Options options, PlanContext context) {
                    StateSpec<ValueState<Long>> last =
                            StateSpec.value("last", Schemas.scalar(Long.class), Ttl.none());
                    return ProcessorSpec.of(
                                    Schemas.of(Numbering.In.class),
                                    Schemas.of(Numbering.Out.class),
                                    () -> new Numbering(last))
                            .keyBy("key")
                            .state(last);
                }
            }
            """;

    private static final String PROCESSOR =
            """
            package team;

            import io.dataprocessing.pipeline.api.Input;
            import io.dataprocessing.pipeline.api.Output;
            import io.dataprocessing.pipeline.api.Processor;
            import io.dataprocessing.pipeline.api.ProcessorContext;
            import io.dataprocessing.pipeline.api.data.Required;
            import io.dataprocessing.pipeline.api.state.StateSpec;
            import io.dataprocessing.pipeline.api.state.ValueState;

            public final class Numbering implements Processor<Numbering.In, Numbering.Out> {

                public record In(long id, @Required String key) {}

                public record Out(long id, @Required String key, long nth, FIELDS) {}

                private final StateSpec<ValueState<Long>> lastSpec;
                private ValueState<Long> last;

                Numbering(StateSpec<ValueState<Long>> lastSpec) {
                    this.lastSpec = lastSpec;
                }

                @Override
                public void open(ProcessorContext context) {
                    last = context.state(lastSpec);
                }

                @Override
                public void process(Input<In> input, Output<Out> output) {
                    In in = input.value();
                    long nth = last.get().orElse(0L) + 1;
                    last.set(nth);
                    output.emit(new Out(in.id(), in.key(), nth, VALUES));
                }
            }
            """;

    private static final String GUAVA =
            """
            package team;

            import java.io.InputStream;
            import java.util.Properties;

            final class Guava {

                private Guava() {}

                /** The version that this plugin's loader has, and what only that one can do. */
                static String version() {
                    Properties properties = new Properties();
                    try (InputStream in =
                            Guava.class.getResourceAsStream(
                                    "/META-INF/maven/com.google.guava/guava/pom.properties")) {
                        properties.load(in);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return properties.getProperty("version") + CALL;
                }
            }
            """;

    /** In Guava up to 20. */
    private static final String GONE =
            "com.google.common.base.Objects.firstNonNull((String) null, \" firstNonNull\")";

    /** In Guava from 21 on. */
    private static final String NEW =
            "java.util.stream.Stream.of(\" toImmutableList\")"
                    + ".collect(com.google.common.collect.ImmutableList.toImmutableList())"
                    + ".get(0)";

    private SamplePlugins() {}

    /** Writes the plugin that scores a record, in a version with another formula than before. */
    static void score(Path plugins, int version) {
        PluginJarBuilder.plugin("score")
                .version(version + ".0")
                .source("team.NumberingFactory", FACTORY.replace("TYPE", "score"))
                .source(
                        "team.Numbering",
                        processor(
                                "long score, int version",
                                "%s, %d"
                                        .formatted(
                                                version == 1
                                                        ? "in.id() % 97"
                                                        : "1_000 + in.id() % 89",
                                                version)))
                .service(ProcessorFactory.class, "team.NumberingFactory")
                .into(plugins, "score-%d.0.jar".formatted(version));
    }

    /** What a version of the plugin gives a record. */
    static long score(int version, int id) {
        return version == 1 ? id % 97 : 1_000 + id % 89;
    }

    /** Writes the plugin whose team has stayed with Guava 20. */
    static void oldGuava(Path plugins, List<Path> guava) {
        guava(plugins, "old-guava", GONE, guava);
    }

    /** Writes the plugin whose team always has the newest Guava; its classes are named as those. */
    static void newGuava(Path plugins, List<Path> guava) {
        guava(plugins, "new-guava", NEW, guava);
    }

    private static void guava(Path plugins, String name, String call, List<Path> guava) {
        PluginJarBuilder builder =
                PluginJarBuilder.plugin(name)
                        .version("1.0")
                        .source("team.NumberingFactory", FACTORY.replace("TYPE", name))
                        .source(
                                "team.Numbering",
                                processor("@Required String guava", "Guava.version()"))
                        .source("team.Guava", GUAVA.replace("CALL", call))
                        .service(ProcessorFactory.class, "team.NumberingFactory");
        guava.forEach(builder::bundle);
        builder.into(plugins, name + "-1.0.jar");
    }

    private static String processor(String fields, String values) {
        return PROCESSOR.replace("FIELDS", fields).replace("VALUES", values);
    }
}
