package io.dataprocessing.pipeline.suite.plugins;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;

/** The source of a step's factory, to be varied by the tests. */
final class PluginSources {

    /** The class of each plugin's factory: equal in all, as nobody keeps teams from it. */
    static final String FACTORY = "team.StepFactory";

    private static final String SOURCE =
            """
            package team;

            import io.dataprocessing.pipeline.api.Input;
            import io.dataprocessing.pipeline.api.Output;
            import io.dataprocessing.pipeline.api.PlanContext;
            import io.dataprocessing.pipeline.api.Processor;
            import io.dataprocessing.pipeline.api.ProcessorFactory;
            import io.dataprocessing.pipeline.api.ProcessorSpec;
            import io.dataprocessing.pipeline.api.StepSpec;
            import io.dataprocessing.pipeline.api.data.Required;
            import io.dataprocessing.pipeline.api.data.Schemas;

            public final class StepFactory implements ProcessorFactory<StepFactory.Options> {

                public record Options() {}

                public record Line(@Required String line) {}

                /*members*/

                @Override
                public String type() {
                    return TYPE;
                }

                @Override
                public String description() {
                    return "Marks each line.";
                }

                @Override
                public Class<Options> optionsType() {
                    return Options.class;
                }

                @Override
                public StepSpec describe(Options options, PlanContext context) {
                    return ProcessorSpec.of(
                            Schemas.of(Line.class), Schemas.of(Line.class), Mark::new);
                }

                private static final class Mark implements Processor<Line, Line> {

                    @Override
                    public void process(Input<Line> input, Output<Line> output) {
                        output.emit(new Line(mark(input.value().line())));
                    }

                    private static String mark(String line) {
                        return line + MARK;
                    }
                }
            }
            """;

    private PluginSources() {}

    /** A factory of steps of a type, with further members. */
    static String factory(String type, String members) {
        return named("\"%s\"".formatted(type), members, "\" by %s\"".formatted(type));
    }

    /** A factory whose type, members and mark are Java. */
    static String named(String type, String members, String mark) {
        return SOURCE.replace("TYPE", type).replace("/*members*/", members).replace("MARK", mark);
    }

    /** A plugin whose factory has further members; its type is its name. */
    static PluginJarBuilder plugin(String name, String members) {
        return with(name, factory(name, members));
    }

    /** A plugin with a factory of some source. */
    static PluginJarBuilder with(String name, String source) {
        return PluginJarBuilder.plugin(name)
                .version("1.0")
                .source(FACTORY, source)
                .service(ProcessorFactory.class, FACTORY);
    }
}
