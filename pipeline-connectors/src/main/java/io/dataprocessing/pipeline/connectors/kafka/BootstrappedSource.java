package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of Kafka that has no watermark until it has read what was there when it started.
 *
 * @param <S> the state of the enumerator
 */
final class BootstrappedSource<S>
        implements Source<Event, KafkaPartitionSplit, S>, ResultTypeQueryable<Event> {

    private static final long serialVersionUID = 1L;

    private final Source<Event, KafkaPartitionSplit, S> kafka;
    private final TypeInformation<Event> type;
    private final EndSearch ends;

    <K extends Source<Event, KafkaPartitionSplit, S> & ResultTypeQueryable<Event>>
            BootstrappedSource(K kafka, EndSearch ends) {
        this.kafka = requireNonNull(kafka, "kafka");
        this.type = kafka.getProducedType();
        this.ends = requireNonNull(ends, "ends");
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SourceReader<Event, KafkaPartitionSplit> createReader(SourceReaderContext context)
            throws Exception {
        return new BootstrapReader(kafka.createReader(context), ends);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, S> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) throws Exception {
        return kafka.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, S> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, S checkpoint) throws Exception {
        return kafka.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<S> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<Event> getProducedType() {
        return type;
    }
}
