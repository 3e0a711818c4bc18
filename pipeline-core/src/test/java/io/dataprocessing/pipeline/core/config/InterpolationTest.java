package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.problem.ProblemReport;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${TOPIC}|orders",
                "a-${TOPIC}-${TOPIC}|a-orders-orders",
                "${TOPIC:other}|orders",
                "${NOPE:other}|other",
                "${NOPE:localhost:9092}|localhost:9092",
                "${TOPIC:?where to read}|orders",
                "$${TOPIC}|${TOPIC}",
                "$$${TOPIC}|$${TOPIC}",
                "$TOPIC|$TOPIC",
                "{TOPIC}|{TOPIC}",
                "${YAML}|a: [1",
                "${NULL}|null",
            })
    void replacesReferences(String written, String text) {
        ConfigScalar scalar = (ConfigScalar) PipelineFiles.value("a: '" + written + "'", "a");
        assertThat(scalar.text()).isEqualTo(text);
        assertThat(scalar.secret()).isFalse();
        assertThat(scalar.absent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"${NOPE:}", "${EMPTY}", "\"${NOPE:}\""})
    void takesAnEmptyValueForNothing(String written) {
        assertThat(((ConfigScalar) PipelineFiles.value("a: " + written, "a")).absent()).isTrue();
    }

    @Test
    void leavesKeysAlone() {
        assertThat(PipelineFiles.value("${TOPIC}: a", "${TOPIC}")).isNotNull();
    }

    @Test
    void reportsEachUnsetVariableOnceAndAllTogether() {
        assertThat(
                        PipelineFiles.problemsOf(
                                PipelineFiles.withSource(
                                        """
                                        a: ${KAFKA_PW}
                                        b: [x, "y ${B} ${KAFKA_PW}"]
                                        password: ${PW}
                                        c: "${C:?the cluster, see the wiki}"
                                        """)))
                .containsExactly(
                        "5:8 E020 environment variable KAFKA_PW is not set. Set it, or give a"
                                + " default: ${KAFKA_PW:default}.",
                        "6:15 E020 environment variable B is not set. Set it, or give a default:"
                                + " ${B:default}.",
                        "7:15 E020 environment variable PW is not set. Set it, or give a default:"
                                + " ${PW:default}.",
                        "8:9 E020 environment variable C is not set: the cluster, see the wiki.");
    }

    @Test
    void saysWhatIsNoReference() {
        String known =
                "this is no reference. Use ${VAR}, ${VAR:default}, ${env:VAR} or ${file:path:key};"
                        + " write $${ for the characters themselves.";
        assertThat(
                        PipelineFiles.problemsOf(
                                PipelineFiles.withSource(
                                        """
                                        a: x ${
                                        b: "${}"
                                        c: "${1A}"
                                        d: "${A:${TOPIC}}"
                                        e: "${file:}"
                                        """)))
                .containsExactly(
                        "5:10 E021 '${' is never closed. Write $${ for the characters themselves.",
                        "6:9 E021 " + known,
                        "7:9 E021 " + known,
                        "8:9 E021 a reference can't hold another one.",
                        "9:9 E021 " + known);
    }

    @Test
    void keepsReferencesToSecretsAsTheyAre() {
        ConfigScalar password =
                (ConfigScalar) PipelineFiles.value("password: ${TOPIC}", "password");
        assertThat(password.text()).isEqualTo("${env:TOPIC}");
        assertThat(password.secret()).isTrue();
        assertThat(password).hasToString("***");
        ConfigScalar lazy = (ConfigScalar) PipelineFiles.value("a: x ${env:NOT_HERE:y}", "a");
        assertThat(lazy.text()).isEqualTo("x ${env:NOT_HERE:y}");
        assertThat(lazy.secret()).isTrue();
        ConfigScalar file =
                (ConfigScalar) PipelineFiles.value("a: ${file:/run/secrets/kafka:jaas}", "a");
        assertThat(file.text()).isEqualTo("${file:/run/secrets/kafka:jaas}");
    }

    @Test
    void takesLiteralsUnderSensitiveKeysForSecrets() {
        ConfigMap properties =
                (ConfigMap)
                        PipelineFiles.value(
                                "properties: {sasl.jaas.config: 'a $${ b', security.protocol: SSL}",
                                "properties");
        ConfigScalar jaas = (ConfigScalar) properties.get("sasl.jaas.config").orElseThrow();
        assertThat(jaas.secret()).isTrue();
        assertThat(SecretReference.of(jaas).literal()).contains("a ${ b");
        ConfigScalar protocol = (ConfigScalar) properties.get("security.protocol").orElseThrow();
        assertThat(protocol.secret()).isFalse();
    }

    @Test
    void doesNotTakeNamesOfFieldsForSecrets() {
        ConfigMap schema =
                (ConfigMap)
                        PipelineFiles.value(
                                "value: {schema: {fields: {token: string, secret: {type: long}}}}",
                                "value");
        assertThat(schema.toString()).contains("string", "long").doesNotContain("***");
    }

    @Test
    void refusesFilesOutsideTheAllowedDirectories() {
        String message = "file reference leaves the allowed directories [conf, /run/secrets].";
        assertThat(
                        PipelineFiles.problemsOf(
                                PipelineFiles.withSource(
                                        """
                                        a: ${file:../../etc/shadow}
                                        b: ${file:/etc/shadow:root}
                                        c: ${file:/run/secrets/../../etc/shadow}
                                        d: ${file:below/it:key}
                                        e: "${file:a\\0b}"
                                        """)))
                .containsExactly(
                        "5:8 E022 " + message,
                        "6:8 E022 " + message,
                        "7:8 E022 " + message,
                        "9:9 E023 this is no path of a file.");
    }

    @Test
    void refusesLinksThatLeaveTheAllowedDirectories(@TempDir Path directory) throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside.resolve("secret"));
        Files.writeString(inside.resolve("target"), "x");
        Files.createSymbolicLink(inside.resolve("harmless"), inside.resolve("target"));
        String text = PipelineFiles.withSource("a: ${file:link}\nb: ${file:harmless}");
        ConfigParser parser = new ConfigParser(Environment.of(Map.of()));
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> parser.parse("orders.yaml", inside, text)))
                .hasMessage(
                        "orders.yaml:5:8 error E022 file reference leaves the allowed directories"
                                + " [%s].",
                        inside);
    }

    @Test
    void showsNoSecretInReports() {
        String text =
                PipelineFiles.withSource(
                        """
                        properties: {sasl.jaas.config: "user hunter2 ${NOPE}", other: "${NOPE}"}
                        password: hunter2 ${NOPE}
                        url: "http://me:hunter2@host/${NOPE}"
                        """);
        String report =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                                io.dataprocessing.pipeline.core.problem.InvalidPipelineException
                                        .class,
                                () -> PipelineFiles.parse(text))
                        .problems()
                        .stream()
                        .map(problem -> ProblemReport.render(List.of(problem), source(text)))
                        .reduce("", String::concat);
        assertThat(report).contains("E020").doesNotContain("hunter2");
    }

    private static SourceText source(String text) {
        return SourceText.of("orders.yaml", Path.of("conf"), text);
    }
}
