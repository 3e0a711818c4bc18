package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a pipeline file into words with positions: YAML 1.2 without tags, aliases and a second
 * document, in which every scalar stays the text that the user wrote, and whose references to
 * variables are replaced.
 */
public final class ConfigParser {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Environment environment;
    private final ConfigOverrides overrides;

    /** A parser that looks references up in an environment. */
    public ConfigParser(Environment environment) {
        this(environment, ConfigOverrides.none());
    }

    /** A parser that puts other words over those of the file. */
    public ConfigParser(Environment environment, ConfigOverrides overrides) {
        this.environment = requireNonNull(environment, "environment");
        this.overrides = requireNonNull(overrides, "overrides");
    }

    /**
     * The words of a file that {@link PipelineFile#read} has read.
     *
     * @throws InvalidPipelineException with all problems
     */
    public PipelineConfig parse(PipelineFile file) {
        Problems problems = new Problems();
        String text = file.text();
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        Optional<ConfigMap> document = document(file.name(), content, problems);
        if (document.isEmpty()) {
            throw new InvalidPipelineException(problems.all());
        }
        SourceText source = SourceText.of(file.name(), file.files(), content);
        ConfigMap words =
                new Interpolator(environment, file.directory(), problems)
                        .replace(overridden(document.get(), problems));
        PipelineConfig config = new SectionReader(source, words, problems).read();
        problems.throwIfErrors();
        return config;
    }

    /**
     * The words of a text.
     *
     * @param fileName what messages call it
     * @param directory what paths in it are relative to
     * @throws InvalidPipelineException with all problems
     */
    public PipelineConfig parse(String fileName, Path directory, String text) {
        return parse(PipelineFile.of(fileName, directory, text));
    }

    private ConfigMap overridden(ConfigMap document, Problems problems) {
        ConfigMap words = new Profiles(problems).apply(document, overrides.profile());
        for (String assignment : overrides.assignments()) {
            words = Assignment.apply(assignment, words, problems);
        }
        return words;
    }

    private static Optional<ConfigMap> document(String file, String text, Problems problems) {
        if (text.length() > PipelineFile.MAX_BYTES) {
            problems.error("E002", start(file), "", PipelineFile.TOO_LARGE);
            return Optional.empty();
        }
        Optional<ConfigNode> document = YamlReader.read(file, text, problems);
        boolean empty =
                document.isEmpty()
                        || (document.get() instanceof ConfigScalar scalar && scalar.absent());
        if (empty && !problems.hasErrors()) {
            problems.error(
                    "E004",
                    start(file),
                    "",
                    "file is empty. A pipeline needs version, name, sources and sinks.");
        } else if (!empty && !(document.get() instanceof ConfigMap)) {
            problems.error(
                    "E033",
                    document.get().position(),
                    "",
                    "a pipeline is a mapping (key: value), found %s."
                            .formatted(document.get().kind()));
        }
        return document.filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast);
    }

    private static Position start(String file) {
        return new Position(file, 1, 1, 1);
    }
}
