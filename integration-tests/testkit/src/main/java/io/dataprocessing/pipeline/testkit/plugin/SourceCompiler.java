package io.dataprocessing.pipeline.testkit.plugin;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in texts to classes in memory. */
final class SourceCompiler {

    private final List<Path> classPath;
    private final int release;

    SourceCompiler(List<Path> classPath, int release) {
        this.classPath = List.copyOf(classPath);
        this.release = release;
    }

    /**
     * The bytes of all classes, by the names of their entries in a JAR.
     *
     * @throws IllegalArgumentException if a source has an error; the message is the compiler's
     */
    Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        if (!sources.isEmpty()) {
            JavaCompiler compiler =
                    Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                            .orElseThrow(() -> new IllegalStateException("needs a JDK, not a JRE"));
            StringWriter messages = new StringWriter();
            try (JavaFileManager files = new InMemory(compiler, classes)) {
                boolean compiled =
                        compiler.getTask(messages, files, null, options(), null, units(sources))
                                .call();
                if (!compiled) {
                    throw new IllegalArgumentException(messages.toString());
                }
            }
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    private List<String> options() {
        return List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                String.valueOf(release),
                "-classpath",
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    private static List<JavaFileObject> units(Map<String, String> sources) {
        return sources.entrySet().stream()
                .map(source -> (JavaFileObject) new SourceText(source.getKey(), source.getValue()))
                .toList();
    }

    /** A source. */
    private static final class SourceText extends SimpleJavaFileObject {

        private final String text;

        SourceText(String className, String text) {
            super(
                    URI.create("memory:///" + className.replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class to be written. */
    private static final class ClassBytes extends SimpleJavaFileObject {

        private final OutputStream out;

        ClassBytes(String entry, OutputStream out) {
            super(URI.create("memory:///" + entry), JavaFileObject.Kind.CLASS);
            this.out = out;
        }

        @Override
        public OutputStream openOutputStream() {
            return out;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaCompiler compiler, Map<String, ByteArrayOutputStream> classes) {
            super(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String entry = className.replace('.', '/') + kind.extension;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            classes.put(entry, out);
            return new ClassBytes(entry, out);
        }
    }
}
