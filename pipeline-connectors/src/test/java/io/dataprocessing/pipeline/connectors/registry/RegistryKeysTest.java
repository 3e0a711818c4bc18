package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryKeysTest {

    @Test
    void takesAddressesAndKnownProperties() {
        assertThat(
                        RegistryKeys.problems(
                                "https://a:8081, http://b/apis/ccompat/v7",
                                Map.of(
                                        "basic.auth.user.info", ConfigScalar.of("u:p"),
                                        "retry.timeout.ms", ConfigScalar.of("1000"))))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotSafeOrNotKnown() {
        assertProblem(
                "basic.auth.user.inf",
                "x",
                "unknown registry property 'basic.auth.user.inf' (did you mean 'basic.auth.user.info'?).");
        assertProblem(
                "bearer.auth.custom.provider.class",
                "x",
                "registry property 'bearer.auth.custom.provider.class' makes the client load classes, which a pipeline file may not do.");
        assertProblem(
                "max.retries",
                "3",
                "registry property 'max.retries' is the platform's: set 'retry.timeout.ms', how long a registry that gives no answer is asked.");
        assertProblem(
                "basic.auth.credentials.source",
                "URL",
                "registry property 'basic.auth.credentials.source' must be USER_INFO.");
        assertProblem(
                "retry.timeout.ms",
                "2min",
                "registry property 'retry.timeout.ms' is a number of milliseconds.");
    }

    @Test
    void refusesAddressesThatAreNone() {
        assertThat(RegistryKeys.problems("localhost:8081", Map.of()))
                .containsExactly("'url' must begin with http:// or https://.");
        assertThat(RegistryKeys.problems("http://u:p@localhost", Map.of()))
                .containsExactly(
                        "'url' holds a user name; use the properties basic.auth.user.info and a reference to a secret.");
    }

    private static void assertProblem(String key, String value, String problem) {
        assertThat(RegistryKeys.problems("http://localhost", Map.of(key, ConfigScalar.of(value))))
                .containsExactly(problem);
    }
}
