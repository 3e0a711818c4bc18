package io.dataprocessing.pipeline.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.config.SectionBuilder;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

final class GivenStreamsTest {

    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment();

    /** What the program has. */
    public record Sale(String sku, long amount, long at) {}

    /** What lacks a field. */
    public record Sku(String sku) {}

    private static PipelinePlan plan(Consumer<SectionBuilder> source) {
        return new Planner(Pipelines.catalog())
                .plan(
                        PipelineBuilder.named("library")
                                .streamSource("sales", Sale.class, source)
                                .streamSink("out", "sales")
                                .build());
    }

    private DataStream<Sale> sales() {
        return environment.fromData(Sale.class, new Sale("a", 1, 2)).uid("program");
    }

    private AssembledPipeline attach(GivenStreams given) {
        return new JobAssembler(Pipelines.catalog()).attach(plan(source -> {}), environment, given);
    }

    @Test
    void aPlanIsAssembledBetweenStreamsOfTheProgram() {
        AssembledPipeline pipeline = attach(GivenStreams.of("sales", sales(), Sale.class));

        assertThat(pipeline.type("out").fieldNames()).containsExactly("sku", "amount", "at");
        assertThat(pipeline.stream("out", Sku.class).getType().getTypeClass()).isEqualTo(Sku.class);
        assertThat(pipeline.rows("sales").getTransformation().getUid()).isEqualTo("sales-as-Row");
    }

    @Test
    void aStreamThatIsntGivenIsAnError() {
        assertThatThrownBy(() -> attach(GivenStreams.none()))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining("E207")
                .hasMessageContaining(
                        "source 'sales' is a stream of the program that builds the job, and none is given. Give JobAssembler one by GivenStreams; a pipeline that is run by itself reads from connections of other types.");
    }

    @Test
    void allThatIsWrongWithTheStreamsIsSaidAtOnce() {
        DataStream<Sku> skus = environment.fromData(Sku.class, new Sku("a"));

        assertThatThrownBy(
                        () ->
                                attach(
                                        GivenStreams.of("sales", skus, Sku.class)
                                                .with("slaes", skus, Sku.class)))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining(
                        "the stream that is given for source 'sales' can't be read as its schema says: field 'amount' is missing; expected long. field 'at' is missing; expected long.")
                .hasMessageContaining(
                        "a stream is given for source 'slaes', and the pipeline takes none by that name. It takes: sales.");
    }

    @Test
    void aSourceHasOneStream() {
        assertThatThrownBy(
                        () ->
                                GivenStreams.of("sales", sales(), Sale.class)
                                        .with("sales", sales(), Sale.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source 'sales' is given two streams");
    }

    @Test
    void anOutputThatCantBeReadAsAClassIsAnErrorThatNamesTheFields() {
        AssembledPipeline pipeline = attach(GivenStreams.of("sales", sales(), Sale.class));

        assertThatThrownBy(() -> pipeline.stream("out", OtherSale.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the rows of 'out' can't be read as OtherSale: field 'price' is missing; expected double.");
        assertThatThrownBy(pipeline::deadLetters)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there are no dead letters here.");
    }

    /** What wants a field that isn't there. */
    public record OtherSale(String sku, double price) {}

    @Test
    void aWatermarkWithoutAFieldIsAnError() {
        assertThatThrownBy(
                        () ->
                                plan(
                                        source ->
                                                source.set(
                                                        "watermark",
                                                        Map.of("out-of-orderness", "5s"))))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining(
                        "a stream keeps the program's event time and watermarks, unless 'field' or 'time' says where event time is. Add one of them, or leave 'watermark' out.");
    }

    @Test
    void aStreamHasNoFormat() {
        assertThatThrownBy(() -> plan(source -> source.set("value", Map.of("format", "json"))))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining("unknown option 'value'");
    }
}
