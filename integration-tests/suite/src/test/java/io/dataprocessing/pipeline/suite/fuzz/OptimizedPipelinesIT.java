package io.dataprocessing.pipeline.suite.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.graph.AssembledPipeline;
import io.dataprocessing.pipeline.core.graph.JobAssembler;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs pipelines by chance, with records that are partly wrong, twice: as they are optimised, and
 * step by step. What comes out must be the same: results, dead letters and counts. A long run:
 *
 * <pre>{@code
 * mvn verify -pl integration-tests/suite -am -Dit.test=OptimizedPipelinesIT \
 *     -Dfailsafe.failIfNoSpecifiedTests=false -Dpipeline.differential.pipelines=200 \
 *     -Dpipeline.differential.records=1000 -Dpipeline.differential.seed=1
 * }</pre>
 */
final class OptimizedPipelinesIT {

    private static final int TOGETHER = 8;
    private static final int PIPELINES = Integer.getInteger("pipeline.differential.pipelines", 16);
    private static final int RECORDS = Integer.getInteger("pipeline.differential.records", 250);
    private static final long SEED = Long.getLong("pipeline.differential.seed", 20_261_124L);

    @TempDir private Path directory;

    @Test
    void whatComesOutOfOptimizedPipelinesIsWhatComesOutOfPlainOnes() throws Exception {
        Files.writeString(directory.resolve("table.csv"), RandomPipeline.TABLE_LINES);
        long start = System.nanoTime();
        Totals totals = new Totals();
        Random random = new Random(SEED);
        List<RandomPipeline> group = new ArrayList<>();
        while (totals.pipelines < PIPELINES) {
            RandomPipeline pipeline = pipeline(random.nextLong(), totals);
            if (isPlanned(List.of(pipeline), totals)) {
                totals.pipelines++;
                group.add(pipeline);
            }
            if (group.size() == TOGETHER || totals.pipelines == PIPELINES) {
                compare(group, totals);
                group.clear();
            }
        }
        System.out.printf(
                "[differential] seed %d: %d pipelines (%d more not planned), %d records, %d pairs,"
                        + " %d results, %d dead letters, %d counts in %d s%n",
                SEED,
                totals.pipelines,
                totals.unplanned,
                RECORDS,
                (long) totals.pipelines * RECORDS,
                totals.results,
                totals.letters,
                totals.counts,
                (System.nanoTime() - start) / 1_000_000_000);
        assertThat(totals.results).isPositive();
        assertThat(totals.letters).isPositive();
    }

    private static final class Totals {
        private int made;
        private int pipelines;
        private int unplanned;
        private long results;
        private long letters;
        private long counts;
    }

    private static RandomPipeline pipeline(long seed, Totals totals) {
        Random random = new Random(seed);
        String format = random.nextInt(4) == 0 ? "avro" : "json";
        return RandomPipeline.of("p" + ++totals.made, format, random);
    }

    private boolean isPlanned(List<RandomPipeline> pipelines, Totals totals) {
        try {
            plan(pipelines, true);
            return true;
        } catch (InvalidPipelineException e) {
            totals.unplanned++;
            if (Boolean.getBoolean("pipeline.differential.verbose")) {
                System.out.println(e.getMessage() + text(pipelines, true));
            }
            return false;
        }
    }

    private void compare(List<RandomPipeline> pipelines, Totals totals) throws Exception {
        for (RandomPipeline pipeline : pipelines) {
            RecordsConnector.give(
                    pipeline.name(),
                    GivenRecords.of(
                            pipeline.valueType(),
                            format(pipeline.format()),
                            RECORDS,
                            new Random(SEED + pipeline.name().hashCode())));
        }
        Outcome plain = run(pipelines, false);
        Outcome optimized = run(pipelines, true);
        String file = text(pipelines, true);
        plain.topics()
                .forEach(
                        (topic, lines) ->
                                assertSame(topic, optimized.topics().get(topic), lines, file));
        assertThat(optimized.topics()).hasSameSizeAs(plain.topics());
        assertThat(optimized.counts()).as(file).isEqualTo(plain.counts());
        plain.topics()
                .forEach(
                        (topic, lines) -> {
                            if (topic.equals("letters")) {
                                totals.letters += lines.size();
                            } else {
                                totals.results += lines.size();
                            }
                        });
        totals.counts += plain.counts().size();
        pipelines.forEach(pipeline -> RecordsConnector.forget(pipeline.name()));
    }

    private static void assertSame(
            String topic, List<String> optimized, List<String> plain, String file) {
        int first = 0;
        while (first < Math.min(optimized.size(), plain.size())
                && optimized.get(first).equals(plain.get(first))) {
            first++;
        }
        if (first < Math.max(optimized.size(), plain.size())) {
            throw new AssertionError(
                    "topic '%s' has %d records, and %d in the plain pipeline. The first that differs:%n%s%n%s%n%s"
                            .formatted(
                                    topic,
                                    optimized.size(),
                                    plain.size(),
                                    first < optimized.size() ? optimized.get(first) : "none",
                                    first < plain.size() ? plain.get(first) : "none",
                                    file));
        }
    }

    /** What was written to each topic, in order of the alphabet, and what was counted. */
    private record Outcome(Map<String, List<String>> topics, Map<String, Object> counts) {}

    private Outcome run(List<RandomPipeline> pipelines, boolean optimize) throws Exception {
        PipelinePlan plan = plan(pipelines, optimize);
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.CLASSPATHS, List.of(plugins().toString()));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        AssembledPipeline assembled = new JobAssembler(catalog()).assemble(plan, environment);
        Map<String, Object> counts =
                environment.execute(assembled.jobName()).getAllAccumulatorResults();
        Map<String, List<String>> topics = new TreeMap<>();
        for (SinkPlan sink : plan.sinks()) {
            WrittenLines lines =
                    WrittenLines.of(
                            format(sink.value().ref().name()), sink.value().ref().schema().type());
            topics.put(
                    sink.name(),
                    RecordsConnector.taken(topic(sink.name(), optimize)).stream()
                            .map(lines::line)
                            .sorted()
                            .toList());
        }
        topics.put(
                "letters",
                RecordsConnector.taken(topic("letters", optimize)).stream()
                        .map(WrittenLines::letter)
                        .sorted()
                        .toList());
        return new Outcome(topics, new TreeMap<>(counts));
    }

    private static String topic(String name, boolean optimize) {
        return (optimize ? "fast-" : "plain-") + name;
    }

    private PipelinePlan plan(List<RandomPipeline> pipelines, boolean optimize) {
        return new Planner(catalog())
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("random.yaml", directory, text(pipelines, optimize)));
    }

    private static String text(List<RandomPipeline> pipelines, boolean optimize) {
        StringBuilder text = new StringBuilder("version: 1\nname: random\n");
        text.append(
                "execution: {parallelism: 1, max-parallelism: 16, optimize: %s, restart: {strategy: none}}\n"
                        .formatted(optimize));
        text.append("connections: {main: {type: records}}\n");
        text.append(
                "dead-letter: {connection: main, topic: %s}\n"
                        .formatted(topic("letters", optimize)));
        text.append("sources:\n");
        pipelines.forEach(pipeline -> text.append(pipeline.source()));
        text.append("steps:\n");
        pipelines.forEach(pipeline -> text.append(pipeline.steps()));
        text.append("sinks:\n");
        pipelines.forEach(
                pipeline -> text.append(pipeline.sinks(sink -> topic(sink, optimize))));
        return text.toString();
    }

    private static Format<?> format(String name) {
        Optional<Format<?>> found = Optional.empty();
        for (Format<?> format : ServiceLoader.load(Format.class)) {
            if (format.name().equals(name)) {
                found = Optional.of(format);
            }
        }
        return found.orElseThrow();
    }

    private static URL plugins() {
        return Objects.requireNonNull(
                OptimizedPipelinesIT.class.getResource("/differential-plugins/"));
    }

    private static Catalog catalog() {
        return Catalog.load(new URLClassLoader(new URL[] {plugins()}));
    }
}
