package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorNameCheckTest {

    private static final String PIPELINE =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            sources:
              orders: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: long}}}}
            steps:
              - {name: valid, type: pass, input: orders, condition: id > 0}
            sinks:
              %s: {input: valid, connection: main, topic: out, value: {format: json}}
              out: {input: valid, connection: main, topic: out2, value: {format: json}}
            """;

    @Test
    void noSinkIsCalledLikeAnOperatorOfASource() {
        assertThat(PlannedFile.problems(PIPELINE.formatted("orders-errors")))
                .containsExactly(
                        "9:3 E131 'orders-errors' is also the name of an operator of source 'orders'. Choose another.");
    }

    @Test
    void noSinkIsCalledLikeAnOperatorOfAnother() {
        assertThat(PlannedFile.problems(PIPELINE.formatted("out-encode")))
                .containsExactly(
                        "9:3 E131 'out-encode' is also the name of an operator of sink 'out'. Choose another.");
    }

    @Test
    void aNameThatOnlyLooksLikeOneIsFree() {
        assertThat(PlannedFile.problems(PIPELINE.formatted("valid-errors"))).isEmpty();
    }
}
