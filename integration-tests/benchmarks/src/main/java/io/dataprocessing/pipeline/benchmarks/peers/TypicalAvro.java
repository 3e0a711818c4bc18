package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What {@link Typical} does with Avro: Confluent's serializers, and generic records between. */
final class TypicalAvro {

    private final JobSpec spec;
    private final Properties producer;

    TypicalAvro(JobSpec spec, Properties producer) {
        this.spec = spec;
        this.producer = producer;
    }

    void build(StreamExecutionEnvironment environment) {
        DataStream<GenericRecord> orders =
                environment.fromSource(
                        KafkaEnds.<GenericRecord>source(spec)
                                .setValueOnlyDeserializer(new AvroReader(spec))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "orders");
        work(orders)
                .sinkTo(KafkaEnds.sink(spec, "out", new AvroWriter(spec), producer));
    }

    private DataStream<GenericRecord> work(DataStream<GenericRecord> orders) {
        return switch (spec.scenario().topology()) {
            case PASS -> orders;
            case FILTER -> orders.filter(AvroWork::isChosen);
            case PROJECT ->
                    orders.map(AvroWork::total)
                            .returns(new GenericRecordAvroTypeInfo(AvroWork.TOTAL));
            case ENRICH ->
                    orders.map(new Enrichment())
                            .returns(new GenericRecordAvroTypeInfo(AvroWork.ENRICHED));
            case ROUTE, WINDOW ->
                    throw new IllegalArgumentException("not on Avro: " + spec.scenario());
        };
    }

    private static final class Enrichment extends RichMapFunction<GenericRecord, GenericRecord> {

        private static final long serialVersionUID = 1L;

        private transient Map<String, String> categories;

        @Override
        public void open(OpenContext context) {
            categories = Catalogue.categories();
        }

        @Override
        public GenericRecord map(GenericRecord order) {
            return AvroWork.enriched(order, categories);
        }
    }
}
