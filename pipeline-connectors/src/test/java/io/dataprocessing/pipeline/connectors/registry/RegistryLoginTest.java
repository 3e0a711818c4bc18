package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryLoginTest {

    @Test
    void aTokenIsTakenAndOAuthIsNot() {
        assertThat(problems("bearer.auth.credentials.source", "STATIC_TOKEN")).isEmpty();
        assertThat(problems("bearer.auth.credentials.source", "OAUTHBEARER"))
                .isEqualTo(
                        "registry property 'bearer.auth.credentials.source' must be STATIC_TOKEN.");
        assertThat(problems("bearer.auth.client.id", "svc"))
                .isEqualTo(
                        "registry property 'bearer.auth.client.id' is for OAuth, which Confluent's"
                                + " client 7.9 can't do beside Kafka's client 4. Set"
                                + " 'bearer.auth.token'.");
    }

    private static String problems(String key, String value) {
        return String.join(
                "\n",
                RegistryKeys.problems(
                        "http://localhost:8081", Map.of(key, ConfigScalar.of(value))));
    }
}
