package io.dataprocessing.pipeline.suite.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerKindTest {

    @ParameterizedTest
    @EnumSource
    void isParsedFromItsName(BrokerKind kind) {
        assertThat(BrokerKind.parse(kind.toString())).isEqualTo(kind);
    }

    @Test
    void aWrongNameIsAnErrorThatNamesTheRightOnes() {
        assertThatThrownBy(() -> BrokerKind.parse("docker"))
                .hasMessage(
                        "-Dpipeline.test.broker=docker names no kind of broker."
                                + " Allowed: embedded, process, testcontainers");
    }
}
