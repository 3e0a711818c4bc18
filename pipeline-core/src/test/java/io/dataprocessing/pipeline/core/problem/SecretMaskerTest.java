package io.dataprocessing.pipeline.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "ssl.keystore.password",
                "ssl.key.password",
                "ssl.keystore.key",
                "ssl.key",
                "sasl.jaas.config",
                "basic.auth.user.info",
                "schema.registry.basic.auth.user.info",
                "bearer.auth.token",
                "token",
                "access_token",
                "accessToken",
                "api-key",
                "apiKey",
                "x-api-key",
                "aws.access.key",
                "aws.secret.access.key",
                "client-secret",
                "sasl.oauthbearer.client.credentials.client.secret",
                "credentials",
                "private-key",
                "sasl.oauthbearer.assertion.private.key.passphrase",
                "passphrase",
                "Authorization",
                "http-headers",
                "fs.azure.account.key.store",
                "connection-string",
                "pwd",
            })
    void knowsKeysOfSecrets(String key) {
        assertThat(SensitiveKeys.isSensitive(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic",
                "key",
                "key-by",
                "tokenizer",
                "max-tokens",
                "security.protocol",
                "ssl.keystore.location",
                "ssl.keystore.type",
                "ssl.truststore.certificates",
                "sasl.mechanism",
                "sasl.username",
                "sasl.oauthbearer.token.endpoint.url",
                "basic.auth.credentials.source",
                "password-file",
                "passwordFile",
                "secret-type-",
                "monkey",
                "passenger",
            })
    void leavesOtherKeysAlone(String key) {
        assertThat(SensitiveKeys.isSensitive(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password: hunter2|password: *******",
                "  - password: hunter2 # mine|  - password: ********# mine",
                "password: 'it''s'|password: *******",
                "{password: hunter2, topic: a}|{password: *******, topic: a}",
                "{password: \"a, b\", topic: a}|{password: ******, topic: a}",
                "{\"password\": hunter2}|{\"password\": *******}",
                "{a: \"${A}\", password: hunter2}|{a: \"${A}\", password: *******}",
                "password: ${PW}|password: ${PW}",
                "password: \"${file:/run/secrets/kafka:pw}\"|password: \"${file:/run/secrets/kafka:pw}\"",
                "password: ${PW:hunter2}|password: *************",
                "password: a${PW}|password: ******",
                "{\"password\":\"hunter2\", a: b}|{\"password\":*********, a: b}",
                "? password : hunter2|? password : *******",
                "http://password:80/|http://password:80/",
                "topic: orders|topic: orders",
                "url: http://me:hunter2@host/x|url: http://**********@host/x",
                "x: login required username=\"me\" password=\"hunter2\";|x: login required username=\"me\" password=\"*******\";",
                "condition: token == 'a'|condition: token == 'a'",
            })
    void masksValuesOfSecretsOnly(String line, String shown) {
        assertThat(SecretMasker.maskLines(List.of(line))).containsExactly(shown);
    }

    @Test
    void masksWhatGoesOnBelow() {
        assertThat(
                        SecretMasker.maskLines(
                                List.of(
                                        "  jaas: |",
                                        "    line",
                                        "",
                                        "    more: x",
                                        "  topic: a",
                                        "  token: \"open",
                                        "    end\"",
                                        "sinks:")))
                .containsExactly(
                        "  jaas: *",
                        "    ****",
                        "",
                        "    *******",
                        "  topic: a",
                        "  token: *****",
                        "    ****",
                        "sinks:");
    }

    @Test
    void keepsTheLengthOfEveryLine() {
        String line = "{sasl.jaas.config: 'x password=\"a\";', b: 'http://a:b@c'}";
        assertThat(SecretMasker.maskLines(List.of(line)).get(0)).hasSameSizeAs(line);
    }
}
