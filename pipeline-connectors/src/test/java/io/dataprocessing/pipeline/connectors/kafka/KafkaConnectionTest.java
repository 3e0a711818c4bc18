package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which client properties a file may set. */
class KafkaConnectionTest {

    @Test
    void takesTlsAndSaslProperties() {
        KafkaConnection connection =
                Words.bind(
                        KafkaConnection.class,
                        """
                        {properties: {bootstrap.servers: "h1:9093,h2:9093",
                         security.protocol: SASL_SSL, sasl.mechanism: SCRAM-SHA-512,
                         sasl.jaas.config: "org.apache.kafka.common.security.scram.ScramLoginModule required username=\\"svc\\" password=\\"x\\";",
                         ssl.truststore.location: /etc/trust.p12, request.timeout.ms: "5000"}}
                        """);
        assertThat(connection.bootstrapServers()).isEqualTo("h1:9093,h2:9093");
        assertThat(connection.properties()).containsKey("sasl.jaas.config");
    }

    @Test
    void needsTheAddressOfABroker() {
        assertThat(Words.problems(KafkaConnection.class, "{properties: {}}"))
                .containsExactly(
                        "sink 'out': 'properties' lacks bootstrap.servers: the addresses of one or"
                                + " more brokers, for example localhost:9092.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    boostrap.server: h       | unknown Kafka property 'boostrap.server' (did you mean 'bootstrap.servers'?).
                    colour: red              | unknown Kafka property 'colour'.
                    interceptor.classes: a.B | Kafka property 'interceptor.classes' makes the client load classes, which a pipeline file may not do.
                    metric.reporters: a.B    | Kafka property 'metric.reporters' makes the client load classes, which a pipeline file may not do.
                    partitioner.class: a.B   | Kafka property 'partitioner.class' makes the client load classes, which a pipeline file may not do.
                    ssl.engine.factory.class: a.B | Kafka property 'ssl.engine.factory.class' makes the client load classes, which a pipeline file may not do.
                    security.providers: a.B  | Kafka property 'security.providers' makes the client load classes, which a pipeline file may not do.
                    config.providers: env    | Kafka property 'config.providers' makes the client load classes, which a pipeline file may not do.
                    key.deserializer: a.B    | Kafka property 'key.deserializer' makes the client load classes, which a pipeline file may not do.
                    sasl.login.callback.handler.class: a.B | Kafka property 'sasl.login.callback.handler.class' names a class; only org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler is allowed.
                    group.id: g              | Kafka property 'group.id' is the platform's: use the source's option 'group-id'.
                    auto.offset.reset: none  | Kafka property 'auto.offset.reset' is the platform's: use 'startup-mode' and 'on-expired-offset'.
                    acks: 1                  | Kafka property 'acks' is the platform's: it's always 'all', so that nothing written is lost.
                    transactional.id: x      | Kafka property 'transactional.id' is the platform's: use the option 'transactional-id-prefix'.
                    ssl.endpoint.identification.algorithm: "" | Kafka property 'ssl.endpoint.identification.algorithm' is empty, so that any certificate would do; set 'insecure: true' beside 'properties' if that's meant.
                    sasl.jaas.config: "com.sun.security.auth.module.JndiLoginModule required;" | Kafka property 'sasl.jaas.config' names a login module that is not allowed. Allowed: com.sun.security.auth.module.Krb5LoginModule, org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule, org.apache.kafka.common.security.plain.PlainLoginModule, org.apache.kafka.common.security.scram.ScramLoginModule.
                    """,
            quoteCharacter = '`')
    void refusesOtherProperties(String property, String message) {
        assertThat(
                        Words.problems(
                                KafkaConnection.class,
                                "{properties: {bootstrap.servers: h, %s}}".formatted(property)))
                .containsExactly("sink 'out': " + message);
    }

    @Test
    void allowsToSwitchOffTheHostCheckOnPurposeOnly() {
        KafkaConnection connection =
                Words.bind(
                        KafkaConnection.class,
                        "{insecure: true, properties: {bootstrap.servers: h,"
                                + " ssl.endpoint.identification.algorithm: \"\"}}");
        assertThat(connection.insecure()).isTrue();
    }

    @Test
    void allowsOnlyWhatKafkaKnowsAndNothingThatLoadsClasses() {
        Set<String> known = new TreeSet<>(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());
        Set<String> allowed = new TreeSet<>(ClientKeys.allowed());

        assertThat(known).containsAll(allowed);
        assertThat(allowed)
                .filteredOn(key -> key.contains("class") || key.contains("provider"))
                .containsExactly("sasl.login.callback.handler.class");
    }
}
