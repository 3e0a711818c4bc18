package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.problem.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * What Flink was told about a job, by {@code -p}, {@code -D} or its own configuration file. It's
 * put below the words of the pipeline file before anything is planned: Flink's counts where the
 * file says nothing, and where both say something, the file's counts and the difference is told.
 */
public final class FlinkSettings {

    private static final String RESTART = "restart";

    /** What every pipeline runs with, since it could not be right otherwise. */
    private static final List<Fixed<?>> FIXED =
            List.of(
                    new Fixed<>(PipelineOptions.AUTO_GENERATE_UIDS, false),
                    new Fixed<>(PipelineOptions.GENERIC_TYPES, false),
                    new Fixed<>(PipelineOptions.OBJECT_REUSE, true),
                    new Fixed<>(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1),
                    new Fixed<>(
                            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                            ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION),
                    new Fixed<>(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, true));

    private final ReadableConfig flink;
    private final boolean parallelismAsked;
    private final List<FlinkSetting<?>> settings;

    /**
     * The settings in a configuration.
     *
     * @param flink of the environment that a job is made in
     * @param commandLine of this process, as far as it's known: {@code -p 1} differs from nothing
     *     said, though the configuration is the same
     */
    public FlinkSettings(ReadableConfig flink, String commandLine) {
        this.flink = requireNonNull(flink, "flink");
        this.parallelismAsked =
                Stream.of(commandLine.split(" "))
                        .takeWhile(word -> !word.startsWith("--config"))
                        .anyMatch(word -> word.equals("-p") || word.startsWith("--parallelism"));
        this.settings = new ArrayList<>(FlinkSetting.ofJobs());
        if (flink.getOptional(CheckpointingOptions.ENABLE_UNALIGNED).equals(Optional.of(false))) {
            settings.add(FlinkSetting.alwaysAligned());
        }
        settings.addAll(
                FlinkSetting.ofRestarts(
                        flink.getOptional(RestartStrategyOptions.RESTART_STRATEGY)
                                .orElse(FlinkSetting.EXPONENTIAL)));
    }

    /** The words of a file, and Flink's where it says nothing. */
    public PipelineConfig under(PipelineConfig config) {
        ConfigMap execution = config.execution();
        for (FlinkSetting<?> setting : settings) {
            if (!says(config, setting)) {
                execution = added(setting, execution);
            }
        }
        return config.withExecution(execution);
    }

    /**
     * Where Flink was told something that doesn't count, a sentence each.
     *
     * @param config the words of the file alone
     * @param plan what was planned of them with Flink's
     */
    public List<String> differences(PipelineConfig config, PipelinePlan plan) {
        List<String> differences = new ArrayList<>();
        for (FlinkSetting<?> setting : settings) {
            difference(setting, config, plan).ifPresent(differences::add);
        }
        for (Fixed<?> fixed : FIXED) {
            fixed.difference(flink).ifPresent(differences::add);
        }
        flink.getOptional(PipelineOptions.NAME)
                .filter(name -> !name.equals(plan.name()))
                .ifPresent(
                        name ->
                                differences.add(
                                        differ(
                                                config,
                                                "name",
                                                plan.name(),
                                                PipelineOptions.NAME,
                                                name)));
        return differences;
    }

    private <T> ConfigMap added(FlinkSetting<T> setting, ConfigMap execution) {
        return told(setting)
                .flatMap(setting.word())
                .map(word -> with(execution, setting, word))
                .orElse(execution);
    }

    private <T> Optional<String> difference(
            FlinkSetting<T> setting, PipelineConfig config, PipelinePlan plan) {
        Optional<T> told = told(setting).filter(value -> isMeant(setting.option(), value));
        Optional<String> planned = setting.planned().apply(plan.execution());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> word = setting.word().apply(told.get());
        if (word.isEmpty()) {
            return Optional.of(
                    "Flink's %s=%s isn't used: there is no word for it in a pipeline file. execution.%s is %s."
                            .formatted(
                                    setting.option().key(),
                                    told.get(),
                                    setting.path(),
                                    planned.orElse("not set")));
        }
        return says(config, setting) && !word.equals(planned)
                ? Optional.of(
                        differ(
                                config,
                                "execution." + setting.path(),
                                planned.orElse("not set"),
                                setting.option(),
                                word.get()))
                : Optional.empty();
    }

    private static String differ(
            PipelineConfig config,
            String path,
            String planned,
            ConfigOption<?> option,
            String told) {
        return "%s is %s in %s, but Flink was told %s=%s. The file counts; Flink's does where the file says nothing."
                .formatted(path, planned, config.source().file(), option.key(), told);
    }

    private <T> Optional<T> told(FlinkSetting<T> setting) {
        return flink.getOptional(setting.option());
    }

    /** Whether a value is more than what Flink's configuration file says from the beginning. */
    private <T> boolean isMeant(ConfigOption<T> option, T value) {
        return !Objects.equals(value, option.defaultValue())
                || (parallelismAsked && option.equals(CoreOptions.DEFAULT_PARALLELISM));
    }

    /** Whether the file says the word, or for restarts anything: their words go together. */
    private static boolean says(PipelineConfig config, FlinkSetting<?> setting) {
        Optional<ConfigNode> word =
                config.execution().get(setting.section()).filter(node -> !absent(node));
        if (setting.inner().isEmpty() || setting.section().equals(RESTART)) {
            return word.isPresent();
        }
        return word.filter(
                        node ->
                                !(node instanceof ConfigMap map)
                                        || says(map, setting.inner().get()))
                .isPresent();
    }

    private static boolean says(ConfigMap map, String key) {
        return map.get(key).filter(node -> !absent(node)).isPresent();
    }

    private static boolean absent(ConfigNode node) {
        return node instanceof ConfigScalar scalar && scalar.absent();
    }

    private static ConfigMap with(ConfigMap execution, FlinkSetting<?> setting, String word) {
        Position position = new Position("Flink's " + setting.option().key(), 0, 0, 1);
        ConfigScalar value = new ConfigScalar(word, false, true, position, List.of());
        String section = setting.section();
        if (setting.inner().isEmpty()) {
            return execution.with(new ConfigMap.Entry(section, position, value));
        }
        ConfigMap words =
                execution.get(section).orElse(null) instanceof ConfigMap map
                        ? map
                        : new ConfigMap(List.of(), position);
        ConfigMap.Entry entry = new ConfigMap.Entry(setting.inner().get(), position, value);
        return execution.with(new ConfigMap.Entry(section, position, words.with(entry)));
    }

    /** An option of Flink's that no pipeline leaves open. */
    private record Fixed<T>(ConfigOption<T> option, T value) {

        Optional<String> difference(ReadableConfig flink) {
            return flink.getOptional(option)
                    .filter(told -> !told.equals(value) && !told.equals(option.defaultValue()))
                    .map(
                            told ->
                                    "Flink's %s=%s isn't used: every pipeline runs with %s."
                                            .formatted(option.key(), told, value));
        }
    }
}
