package io.dataprocessing.pipeline.suite.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that are healthy and aren't used: of a taken name, or not as they are pinned. */
final class UnusedPluginsTest {

    private final Path plugins;

    UnusedPluginsTest(@TempDir Path plugins) {
        this.plugins = plugins;
    }

    @Test
    void aTypeThatTwoOfferOrThatIsBuiltInIsSaidByTheCatalog() throws IOException {
        healthy("alpha");
        PluginSources.with("first", PluginSources.factory("geo", ""))
                .into(plugins, "first-1.0.jar");
        PluginSources.with("second", PluginSources.factory("geo", ""))
                .into(plugins, "second-1.0.jar");
        PluginSources.with("filters", PluginSources.factory("filter", ""))
                .into(plugins, "filters-1.0.jar");
        try (PluginFolder folder = PluginFolder.open(plugins, PluginLock.none())) {
            assertThat(folder.refused()).isEmpty();
            Catalog catalog = Catalog.load(getClass().getClassLoader(), folder);
            assertThat(catalog.problems())
                    .extracting(Problem::message)
                    .contains(
                            "processor 'geo' is offered by first-1.0.jar and second-1.0.jar. Remove one or pin version.",
                            "filters-1.0.jar: processor 'filter' is built in; the plugin's is not used. Give it another name.");
            assertThat(catalog.stepTypes()).contains("alpha", "filter").doesNotContain("geo");
            assertThat(catalog.ambiguous("processor", "geo")).isPresent();
            assertThat(catalog.processor("filter").flatMap(catalog::providerFile)).isEmpty();
        }
    }

    @Test
    void aPinnedPluginThatIsNotAsPinnedIsAnErrorAndOthersAreThere() throws IOException {
        healthy("alpha");
        healthy("geo");
        PluginLock lock;
        try (PluginFolder folder = PluginFolder.open(plugins, PluginLock.none())) {
            lock = PluginLock.of(folder.plugins());
        }
        lock = new PluginLock(lock.pins(), false);
        Path geo = plugins.resolve("geo/geo-1.0.jar");
        String before = sha256(geo);
        PluginSources.plugin("geo", "static final int CHANGED = 1;").into(plugins, "geo-1.0.jar");
        try (PluginFolder folder = PluginFolder.open(plugins, lock)) {
            assertThat(folder.plugins()).extracting(Plugin::name).containsExactly("alpha");
            assertThat(folder.refused())
                    .containsExactly(
                            new RefusedPlugin(
                                    "geo",
                                    "geo-1.0.jar",
                                    "E418",
                                    "geo-1.0.jar: sha256 is %s…, expected %s…. The file was changed; not loaded."
                                            .formatted(
                                                    sha256(geo).substring(0, 12),
                                                    before.substring(0, 12))));
        }
        PluginSources.plugin("geo", "").version("1.1").into(plugins, "geo-1.0.jar");
        try (PluginFolder folder = PluginFolder.open(plugins, lock)) {
            assertThat(folder.refused())
                    .extracting(RefusedPlugin::reason)
                    .containsExactly(
                            "geo-1.0.jar: version is 1.1, pinned is 1.0; not loaded. Put the pinned version there, or change the pin.");
        }
        Files.delete(geo);
        Files.delete(plugins.resolve("geo"));
        try (PluginFolder folder = PluginFolder.open(plugins, lock)) {
            assertThat(folder.plugins()).extracting(Plugin::name).containsExactly("alpha");
            assertThat(folder.refused())
                    .containsExactly(
                            new RefusedPlugin(
                                    "geo",
                                    "geo",
                                    "E418",
                                    "geo: the plugin is pinned and isn't there. Put its JAR there, or take the pin out."));
        }
    }

    private void healthy(String name) {
        PluginSources.plugin(name, "").into(plugins, name + "-1.0.jar");
    }

    private static String sha256(Path file) throws IOException {
        try (PluginFolder folder = PluginFolder.ofJar(file)) {
            return folder.plugins().get(0).files().get(0).sha256();
        }
    }
}
