package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Reads JSON as beans, with an {@link ObjectMapper} of its own in each task. */
final class BeanReader<T> extends AbstractDeserializationSchema<T> {

    private final Class<? extends T> bean;
    private transient ObjectMapper mapper;

    /**
     * A reader of beans.
     *
     * @param type of the stream
     * @param bean that is made, which may be a subclass
     */
    @SuppressWarnings("unchecked")
    BeanReader(Class<T> type, Class<? extends T> bean) {
        super(TypeInformation.of((Class<T>) (type == bean ? type : bean)));
        this.bean = bean;
    }

    @Override
    public void open(InitializationContext context) {
        mapper = new ObjectMapper();
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    @Override
    public T deserialize(byte[] message) throws IOException {
        return mapper.readValue(message, bean);
    }
}
