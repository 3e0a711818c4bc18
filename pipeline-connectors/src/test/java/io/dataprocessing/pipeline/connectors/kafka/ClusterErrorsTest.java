package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Position;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/**
 * What is made of the exceptions of Kafka's clients; that of a silent broker has a test of its own.
 */
class ClusterErrorsTest {

    private static final ClientProperties CLIENT =
            new ClientProperties(
                    Map.of(
                            "bootstrap.servers",
                            ConfigScalar.of("h1:9093"),
                            "sasl.mechanism",
                            ConfigScalar.of("SCRAM-SHA-512"),
                            "sasl.jaas.config",
                            new ConfigScalar(
                                    "ScramLoginModule required username=\"svc\""
                                            + " password=\"${env:PW}\";",
                                    true,
                                    true,
                                    Position.none(),
                                    List.of())));

    @Test
    void nameTheUserWhoseLoginIsRefused() {
        assertThat(words(new SaslAuthenticationException("invalid credentials")))
                .isEqualTo(
                        "SASL login as 'svc' refused by h1:9093 (mechanism SCRAM-SHA-512). Check"
                                + " user, password and mechanism.");
    }

    @Test
    void tellAnUntrustedCertificateFromThatOfAnotherHost() {
        assertThat(
                        words(
                                new SslAuthenticationException(
                                        "SSL handshake failed",
                                        new SSLHandshakeException(
                                                "PKIX path building failed: unable to find"))))
                .isEqualTo(
                        "the certificate of h1:9093 is not trusted. Set ssl.truststore.location or"
                                + " ssl.truststore.certificates to the authority that signed it.");
        assertThat(
                        words(
                                new SslAuthenticationException(
                                        "SSL handshake failed",
                                        new SSLHandshakeException("No name matching h1 found"))))
                .isEqualTo(
                        "the certificate of h1:9093 is for another host: No name matching h1"
                                + " found.");
        assertThat(words(new SslAuthenticationException("SSL handshake failed")))
                .isEqualTo(
                        "TLS handshake with h1:9093 failed: SSL handshake failed. Check"
                                + " security.protocol, the port, and ssl.truststore.*.");
    }

    @Test
    void nameWhatIsNotAllowed() {
        assertThat(words(new TopicAuthorizationException("Topic authorization failed.")))
                .isEqualTo(
                        "this client ('svc') may not CREATE topic 'out' on h1:9093. Grant it with"
                                + " kafka-acls.");
    }

    @Test
    void lookBehindTheExceptionThatHidesTheReason() {
        assertThat(
                        words(
                                new KafkaException(
                                        "Failed to create new KafkaAdminClient",
                                        new ConfigException("no such file"))))
                .isEqualTo("Kafka's client refuses its properties: no such file");
    }

    private static String words(Exception problem) {
        return ClusterErrors.explain(problem, CLIENT, "CREATE topic 'out'").getMessage();
    }
}
