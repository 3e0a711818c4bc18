package io.dataprocessing.pipeline.processors.job;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;

/**
 * A pipeline over lists.
 *
 * <p>Its file has the source {@code events}, more where a test says so, and the steps of the test.
 */
public final class TestJob {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final String steps;
    private int parallelism = 1;
    private Optional<PipelinePlan> planned = Optional.empty();

    private TestJob(String steps) {
        this.steps = steps;
    }

    /** The job of some steps, as they stand in a file. */
    public static TestJob of(String steps) {
        return new TestJob(steps);
    }

    /** The same with a source: its fields as they stand in a file. */
    public TestJob source(String name, String fields) {
        sources.put(name, fields);
        return this;
    }

    /** The same with a source of events. */
    public TestJob source(String name, String fields, List<Event> events) {
        ListConnector.fill(name, events);
        return source(name, fields);
    }

    /** The same with another parallelism of its steps. */
    public TestJob parallelism(int parallelism) {
        this.parallelism = parallelism;
        return this;
    }

    /**
     * What came out.
     *
     * @param outputs the events of each output that was asked for
     * @param counts what the steps counted
     */
    public record Result(Map<String, List<Event>> outputs, Map<String, Object> counts) {

        /** The events of an output as text, in alphabetical order. */
        public List<String> texts(String output) {
            return outputs.get(output).stream()
                    .map(event -> event.timestamp() + " " + event.value())
                    .sorted()
                    .toList();
        }

        /** The values of an output as text, in alphabetical order. */
        public List<String> values(String output) {
            return outputs.get(output).stream()
                    .map(event -> event.value().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The plan. */
    public PipelinePlan plan() {
        if (planned.isEmpty()) {
            planned = Optional.of(newPlan());
        }
        return planned.get();
    }

    private PipelinePlan newPlan() {
        return new Planner(catalog())
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("test.yaml", Path.of(""), text()));
    }

    /** The problems of the plan, each in a line with its place. */
    public List<String> problems() {
        try {
            plan();
            return List.of();
        } catch (InvalidPipelineException e) {
            return e.problems().stream().map(TestJob::line).toList();
        }
    }

    private static String line(Problem problem) {
        return "%d:%d %s %s%s"
                .formatted(
                        problem.position().line(),
                        problem.position().column(),
                        problem.code(),
                        problem.message(),
                        problem.suggestion().map(word -> " did you mean " + word + "?").orElse(""));
    }

    /** Runs the job and takes what comes out of outputs: {@code step}, {@code step.output}. */
    public Result run(String... outputs) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        AssembledPipeline pipeline = new JobAssembler(catalog()).assemble(plan(), environment);
        String run = UUID.randomUUID().toString();
        for (String output : outputs) {
            pipeline.stream(output)
                    .sinkTo(new CollectingSink(run, output))
                    .uid("collect-" + output)
                    .setParallelism(1);
        }
        JobExecutionResult result = environment.execute(pipeline.jobName());
        Map<String, List<Event>> taken = new LinkedHashMap<>();
        for (String output : outputs) {
            taken.put(output, CollectingSink.taken(run, output));
        }
        return new Result(taken, result.getAllAccumulatorResults());
    }

    /** The operators of the job: uid and name. */
    public List<String> operators() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        new JobAssembler(catalog()).assemble(plan(), environment);
        List<String> operators = new ArrayList<>();
        environment
                .getStreamGraph(false)
                .getStreamNodes()
                .forEach(
                        node ->
                                operators.add(
                                        node.getTransformationUID()
                                                + " = "
                                                + node.getOperatorName()));
        return operators.stream().sorted().toList();
    }

    /** The operator of a name, which a harness can run. */
    @SuppressWarnings("unchecked") // what flows through a pipeline are events
    public StreamOperatorFactory<Event> operator(String name) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        new JobAssembler(catalog()).assemble(plan(), environment);
        return environment.getStreamGraph(false).getStreamNodes().stream()
                .filter(node -> node.getOperatorName().equals(name))
                .map(node -> (StreamOperatorFactory<Event>) node.getOperatorFactory())
                .findFirst()
                .orElseThrow();
    }

    private static Catalog catalog() {
        return Catalog.load(TestJob.class.getClassLoader());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append("version: 1\nname: test\n");
        text.append(
                "execution: {runtime-mode: batch, parallelism: %d, max-parallelism: 16, restart: {strategy: none}}\n"
                        .formatted(parallelism));
        text.append("connections: {main: {type: list}}\nsources:\n");
        sources.forEach(
                (name, fields) ->
                        text.append(
                                ("  %s: {connection: main, topic: %s, parallelism: 1,"
                                                + " watermark: {out-of-orderness: 1h}, value:"
                                                + " {format: none, schema: {fields: {%s}}}}\n")
                                        .formatted(name, name, fields)));
        String first = steps.strip().replaceFirst("(?s)^- \\{?name: *([a-z0-9-]+).*", "$1");
        return "%ssteps:\n%ssinks: {nowhere: {input: %s, connection: main, topic: out, value: {format: none}}}\n"
                .formatted(text, steps.indent(2), first);
    }
}
