package io.dataprocessing.pipeline.app.plugin;

import io.dataprocessing.pipeline.api.ApiVersion;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.CaseRunner;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFile;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFinding;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginInspection;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that can be said about a plugin before it's used.
 *
 * @param facts what it is, a row each
 * @param problems what is wrong, a sentence each
 * @param notes what isn't wrong and could be better, a sentence each
 */
record PluginReport(Table facts, Set<String> problems, List<String> notes) {

    PluginReport {
        problems = Collections.unmodifiableSet(new LinkedHashSet<>(problems));
        notes = List.copyOf(notes);
    }

    /**
     * Looks at a plugin from all sides.
     *
     * @param location its JAR, or the folder with its JARs
     * @param jars its JARs, at least one
     * @param builtIns what the platform offers by itself
     * @throws IOException if they can't be read or copied
     */
    static PluginReport of(Path location, List<Path> jars, Catalog builtIns) throws IOException {
        Table facts = new Table(2);
        Set<String> problems = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        PluginInspection inspection =
                PluginInspection.of(PluginInspection.nameOf(name(location)), jars);
        describe(inspection, facts);
        for (PluginFinding finding : inspection.findings()) {
            if (finding.severity() == PluginFinding.Severity.NOTE) {
                notes.add(finding.message());
            } else {
                problems.add(finding.message());
            }
        }
        if (!inspection.fatal()) {
            for (Path jar : jars) {
                problems.addAll(ApiLinks.missing(jar, ApiVersion.class.getClassLoader()));
            }
        }
        try (PluginFolder folder = PluginFolder.ofJar(location)) {
            folder.refused().stream().map(RefusedPlugin::reason).forEach(problems::add);
            for (Plugin plugin : folder.plugins()) {
                for (Path jar : jars) {
                    problems.addAll(ApiLinks.unimplemented(jar, plugin.loader()));
                    problems.addAll(ApiLinks.unbundled(jar, plugin.loader(), packages(inspection)));
                }
                offers(plugin, facts);
                problems.addAll(taken(plugin, builtIns));
                cases(plugin, facts, problems);
            }
        }
        return new PluginReport(facts, problems, notes);
    }

    /** The packages of what it offers, which its own classes are in. */
    private static Set<String> packages(PluginInspection inspection) {
        return inspection.services().values().stream()
                .flatMap(List::stream)
                .filter(type -> type.contains("."))
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    private static String name(Path location) {
        return String.valueOf(location.toAbsolutePath().normalize().getFileName());
    }

    private static void describe(PluginInspection inspection, Table facts) {
        facts.row(List.of("plugin", inspection.name()));
        facts.row(List.of("version", inspection.manifest().version().orElse("not said")));
        facts.row(
                List.of(
                        "API",
                        "%s; this is %s"
                                .formatted(
                                        inspection.manifest().apiVersion().orElse("not said"),
                                        ApiVersion.CURRENT)));
        if (inspection.java() > 0) {
            facts.row(List.of("Java", String.valueOf(inspection.java())));
        }
    }

    private static void offers(Plugin plugin, Table facts) {
        facts.row(List.of("offers", String.join(", ", offers(plugin))));
        for (PluginFile file : plugin.files()) {
            facts.row(List.of("sha256", "%s  %s".formatted(file.sha256(), file.name())));
        }
    }

    /** Names that the platform has given already, a sentence each. */
    private static List<String> taken(Plugin plugin, Catalog builtIns) {
        List<String> taken = new ArrayList<>();
        for (ProcessorFactory<?> factory : plugin.providers(ProcessorFactory.class)) {
            if (builtIns.stepTypes().contains(factory.type())) {
                taken.add(taken(plugin, factory, "processor '%s'".formatted(factory.type())));
            }
        }
        for (Format<?> format : plugin.providers(Format.class)) {
            if (builtIns.formats().contains(format.name())) {
                taken.add(taken(plugin, format, "format '%s'".formatted(format.name())));
            }
        }
        return taken;
    }

    private static String taken(Plugin plugin, Object provider, String what) {
        return "%s: %s is offered by the platform too. Choose another name."
                .formatted(plugin.fileOf(provider).orElseGet(plugin::name), what);
    }

    /** What pipelines can name of a plugin. */
    static List<String> offers(Plugin plugin) {
        List<String> offers = new ArrayList<>();
        for (ProcessorFactory<?> factory : plugin.providers(ProcessorFactory.class)) {
            offers.add("processor " + factory.type());
        }
        for (Format<?> format : plugin.providers(Format.class)) {
            offers.add("format " + format.name());
        }
        for (SchemaFile schemas : plugin.providers(SchemaFile.class)) {
            offers.add("schema files " + String.join(" ", schemas.endings()));
        }
        return offers.isEmpty() ? List.of("schemas of classes") : offers;
    }

    private static void cases(Plugin plugin, Table facts, Set<String> problems) {
        Optional<CaseRunner> runner =
                ServiceLoader.load(CaseRunner.class, PluginReport.class.getClassLoader())
                        .findFirst();
        if (runner.isEmpty()) {
            facts.row(List.of("cases", "not run: pipeline-testkit isn't on the class path"));
            return;
        }
        CaseRunner.Report cases = runner.get().run(plugin);
        problems.addAll(cases.failures());
        int all = cases.passed() + cases.failures().size();
        if (all > 0) {
            facts.row(
                    List.of(
                            "cases",
                            "%s of %s as expected"
                                    .formatted(Quantity.of(cases.passed()), Quantity.of(all))));
        }
        for (String type : cases.without()) {
            facts.row(
                    List.of(
                            "cases",
                            "none for '%s'; META-INF/pipeline/cases/%s.yaml would have them"
                                    .formatted(type, type)));
        }
    }
}
