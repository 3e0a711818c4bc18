package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields the state of a step may be kept by. */
class KeyFieldTest {

    private static final String PIPELINE =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: json, schema: {fields: {id: string, other: '%s'}}}
            steps: [{name: a, type: remember, key-by: [id, other]}]
            sinks: {out: {input: a, connection: main, topic: out, value: {format: json}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"map<int>", "array<map<int>>", "row<a int, b map<int>?>?"})
    void aMapIsNoKeyWhereverItIs(String type) {
        assertThat(PlannedFile.problems(PIPELINE.formatted(type)))
                .containsExactly(
                        "9:48 E204 field 'other' is %s, and a map is no key: its entries have no order, so equal maps may differ in bytes. Use a field without a map."
                                .formatted(type));
    }

    @Test
    void rowsAndArraysAreKeys() {
        assertThat(PlannedFile.problems(PIPELINE.formatted("array<row<a int, b string?>>")))
                .isEmpty();
    }
}
