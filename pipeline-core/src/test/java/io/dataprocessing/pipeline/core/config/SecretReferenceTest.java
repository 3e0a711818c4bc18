package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataprocessing.pipeline.core.problem.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {

    @TempDir private Path directory;

    @Test
    void revealsVariablesOfTheMachine() {
        assertThat(secret("${env:PATH}").reveal()).isEqualTo(System.getenv("PATH"));
        assertThat(secret("a ${env:PIPELINE_NOT_SET:b} c").reveal()).isEqualTo("a b c");
        assertThatIllegalStateException()
                .isThrownBy(() -> secret("hunter2 ${env:PIPELINE_NOT_SET}").reveal())
                .withMessage("environment variable PIPELINE_NOT_SET is not set");
    }

    @Test
    void revealsFilesAndPropertiesInThem() throws IOException {
        Path file = directory.resolve("kafka.properties");
        Files.writeString(file, "jaas = login user=\"é\"\n");
        assertThat(secret("${file:%s:jaas}".formatted(file)).reveal())
                .isEqualTo("login user=\"é\"");
        Files.writeString(file, "hunter2\n");
        assertThat(secret("${file:%s}".formatted(file)).reveal()).isEqualTo("hunter2");
        assertThatIllegalStateException()
                .isThrownBy(() -> secret("${file:%s:jass}".formatted(file)).reveal())
                .withMessage("file %s has no key 'jass'".formatted(file));
        assertThatIllegalStateException()
                .isThrownBy(() -> secret("${file:%s.no}".formatted(file)).reveal())
                .withMessage("file %s.no can't be read".formatted(file));
    }

    @Test
    void followsLinksOnlyBelowTheDirectoryOfTheFile() throws IOException {
        Path inside = Files.createDirectories(directory.resolve("secrets/..data"));
        Files.writeString(inside.resolve("password"), "hunter2");
        Path mounted = directory.resolve("secrets/password");
        Files.createSymbolicLink(mounted, Path.of("..data/password"));
        assertThat(secret("${file:%s}".formatted(mounted)).reveal()).isEqualTo("hunter2");
        Path outside = Files.writeString(directory.resolve("outside"), "x");
        Path link = Files.createSymbolicLink(directory.resolve("secrets/link"), outside);
        assertThatIllegalStateException()
                .isThrownBy(() -> secret("${file:%s}".formatted(link)).reveal())
                .withMessage("file %s is a link that leaves its directory".formatted(link));
    }

    @Test
    void shipsReferencesInsteadOfValues() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "canary-4711");
        SecretReference secret = secret("${file:%s}".formatted(file));
        assertThat(secret.reveal()).isEqualTo("canary-4711");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(secret);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        ObjectInputStream input =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(input.readObject()).isEqualTo(secret).hasToString("***");
    }

    @Test
    void takesPlainWordsAsTheyAre() {
        SecretReference plain = SecretReference.of(ConfigScalar.of("a ${env:PATH} $${"));
        assertThat(plain.reveal()).isEqualTo("a ${env:PATH} $${");
        assertThat(plain.literal()).contains("a ${env:PATH} $${");
        assertThat(secret("${env:PATH}").literal()).isEmpty();
    }

    private static SecretReference secret(String template) {
        return SecretReference.of(
                new ConfigScalar(template, true, true, Position.none(), List.of()));
    }
}
