package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes what stands beside the fields of a record. */
final class Rekey implements Processor<Row, Row> {

    private final RekeyOptions options;
    private final RowMapping output;
    private final List<String> headerNames;

    /**
     * A change.
     *
     * @param output the input's fields, taken over, then those that are filled from headers
     */
    Rekey(RekeyOptions options, RowMapping output) {
        this.options = options;
        this.output = output;
        this.headerNames = List.copyOf(options.headerFields().values());
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row row = input.value();
        output.emit(
                new Emission<>(
                        withHeaderFields(row, input.headers()),
                        options.timestamp().map(time -> (Instant) time.evaluate(row)),
                        options.key().map(key -> key(key, row)),
                        options.headers().isEmpty() && options.removeHeaders().isEmpty()
                                ? Optional.empty()
                                : Optional.of(headers(row, input.headers()))));
    }

    private static byte[] key(Expression key, Row row) {
        Object value = key.evaluate(row);
        if (value == null) {
            throw new EvaluationException("'key' gives null");
        }
        return bytes(value);
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes
                ? bytes
                : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Headers headers(Row row, Headers given) {
        Headers headers = given;
        for (String name : options.removeHeaders()) {
            headers = headers.without(name);
        }
        for (Map.Entry<String, Expression> header : options.headers().entrySet()) {
            Object value = header.getValue().evaluate(row);
            headers = headers.without(header.getKey());
            if (value != null) {
                headers = headers.with(header.getKey(), bytes(value));
            }
        }
        return headers;
    }

    private Row withHeaderFields(Row row, Headers headers) {
        if (headerNames.isEmpty()) {
            return row;
        }
        Object[] own = new Object[headerNames.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] =
                    headers.last(headerNames.get(i))
                            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                            .orElse(null);
        }
        return output.apply(row, own);
    }
}
