package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Secret;
import io.dataprocessing.pipeline.core.config.Template.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A secret as a pipeline file names it: what travels with a job are the references, and the machine
 * that needs the value looks it up in its own environment and files.
 */
public final class SecretReference implements Secret, Serializable {

    private static final long serialVersionUID = 1L;
    private static final String MASK = "***";

    private final String template;

    private SecretReference(String template) {
        this.template = requireNonNull(template, "template");
    }

    /** The secret that a word of a pipeline file stands for. */
    public static SecretReference of(ConfigScalar scalar) {
        return new SecretReference(
                scalar.secret() ? scalar.text() : Template.escape(scalar.text()));
    }

    /** The value, if the file holds it in clear instead of a reference to it. */
    public Optional<String> literal() {
        return Template.parse(template).literal();
    }

    @Override
    public String reveal() {
        StringBuilder value = new StringBuilder();
        for (Part part : Template.parse(template).parts()) {
            value.append(
                    part instanceof Part.Literal literal
                            ? literal.text()
                            : part instanceof Part.Variable variable
                                    ? variable(variable)
                                    : entry((Part.FileEntry) part));
        }
        return value.toString();
    }

    private static String variable(Part.Variable variable) {
        return Optional.ofNullable(System.getenv(variable.name()))
                .or(variable::otherwise)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "environment variable %s is not set"
                                                .formatted(variable.name())));
    }

    private static String entry(Part.FileEntry entry) {
        Path file = Path.of(entry.path()).toAbsolutePath().normalize();
        try {
            Path directory = requireNonNull(file.getParent(), "directory").toRealPath();
            Path real = file.toRealPath();
            if (!real.startsWith(directory)) {
                throw new IllegalStateException(
                        "file %s is a link that leaves its directory".formatted(entry.path()));
            }
            return entry.key().isEmpty()
                    ? Files.readString(real).stripTrailing()
                    : property(real, entry);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("file %s can't be read".formatted(entry.path()), e);
        }
    }

    private static String property(Path file, Part.FileEntry entry) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String key = entry.key().orElseThrow();
        return Optional.ofNullable(properties.getProperty(key))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "file %s has no key '%s'".formatted(entry.path(), key)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretReference that && template.equals(that.template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    /** A mask, whatever the secret is. */
    @Override
    public String toString() {
        return MASK;
    }
}
