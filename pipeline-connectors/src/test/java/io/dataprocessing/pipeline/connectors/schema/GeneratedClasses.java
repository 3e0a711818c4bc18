package io.dataprocessing.pipeline.connectors.schema;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;

/** Classes that Avro's own compiler writes for a schema, compiled and loaded. */
final class GeneratedClasses implements AutoCloseable {

    private final URLClassLoader loader;

    private GeneratedClasses(URLClassLoader loader) {
        this.loader = loader;
    }

    /** The classes of a schema, with the Avro of this test. */
    static GeneratedClasses of(String schema, Path directory, Consumer<SpecificCompiler> settings) {
        return new GeneratedClasses(
                loader(
                        compiled(schema, directory, settings),
                        List.of(),
                        GeneratedClasses.class.getClassLoader()));
    }

    /** The classes of a schema in a plugin that has an Avro of its own. */
    static GeneratedClasses isolated(
            String schema, Path directory, Consumer<SpecificCompiler> settings) {
        List<Path> libraries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(
                                file ->
                                        file.toString().endsWith(".jar")
                                                && !file.getFileName()
                                                        .toString()
                                                        .startsWith("pipeline-"))
                        .toList();
        return new GeneratedClasses(
                loader(
                        compiled(schema, directory, settings),
                        libraries,
                        ClassLoader.getPlatformClassLoader()));
    }

    private static URLClassLoader loader(Path classes, List<Path> libraries, ClassLoader parent) {
        return new URLClassLoader(
                Stream.concat(Stream.of(classes), libraries.stream())
                        .map(GeneratedClasses::url)
                        .toArray(URL[]::new),
                parent);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(
            String schema, Path directory, Consumer<SpecificCompiler> settings) {
        try {
            SpecificCompiler compiler = new SpecificCompiler(new Schema.Parser().parse(schema));
            settings.accept(compiler);
            Path sources = directory.resolve("sources");
            Path classes = Files.createDirectories(directory.resolve("classes"));
            compiler.compileToDestination(null, sources.toFile());
            compile(sources, classes);
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources)) {
            Stream<String> options =
                    Stream.of(
                            "-nowarn",
                            "-proc:none",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            classes.toString());
            Stream<String> names = files.map(Path::toString).filter(file -> file.endsWith(".java"));
            String[] arguments = Stream.concat(options, names).toArray(String[]::new);
            if (javac.run(null, null, null, arguments) != 0) {
                throw new AssertionError("what Avro generated doesn't compile");
            }
        }
    }

    /** A generated class. */
    Class<?> get(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was not generated", e);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
