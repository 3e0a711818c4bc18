package io.dataprocessing.pipeline.core.expression;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.IClassLoader;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;
import org.codehaus.janino.util.ClassFile;

/**
 * Compiles generated source with Janino, each class in a loader of its own, so that it goes when
 * its expressions go. Equal source is compiled once: the parallel instances of a step, and
 * expressions that differ in constant texts only, share a class. What Janino learns about the
 * classes that generated code calls is kept, which saves a third of the time of all compilations
 * but the first. Safe to share between threads.
 */
final class GeneratedClasses {

    private static final ClassLoader PARENT = GeneratedExpression.class.getClassLoader();

    private final IClassLoader known = new ClassLoaderIClassLoader(PARENT);
    private final Map<String, WeakReference<Class<? extends GeneratedExpression>>> bySource =
            new Latest();
    private int count;

    /** The classes of the sources that were asked for last. */
    private static final class Latest
            extends LinkedHashMap<String, WeakReference<Class<? extends GeneratedExpression>>> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 1_000;
        private static final float LOAD = 0.75f;

        private Latest() {
            super(MOST, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(
                Map.Entry<String, WeakReference<Class<? extends GeneratedExpression>>> eldest) {
            return size() > MOST;
        }
    }

    /** Defines the one class of an expression. */
    private static final class Loader extends ClassLoader {

        private Loader() {
            super(PARENT);
        }

        private Class<? extends GeneratedExpression> define(byte[] code) {
            return defineClass(JavaGenerator.CLASS_NAME, code, 0, code.length)
                    .asSubclass(GeneratedExpression.class);
        }
    }

    /**
     * An instance of generated code.
     *
     * @throws TooLargeException if no class can hold it
     */
    GeneratedExpression make(JavaGenerator.Generated generated) {
        try {
            return classOf(generated.source())
                    .getConstructor(List.class)
                    .newInstance(generated.constants());
        } catch (ReflectiveOperationException e) {
            throw broken(generated.source(), e);
        }
    }

    /** How many classes were compiled so far. */
    synchronized int count() {
        return count;
    }

    private synchronized Class<? extends GeneratedExpression> classOf(String source) {
        WeakReference<Class<? extends GeneratedExpression>> known = bySource.get(source);
        Class<? extends GeneratedExpression> found = known == null ? null : known.get();
        if (found == null) {
            found = define(source);
            count++;
            bySource.put(source, new WeakReference<>(found));
        }
        return found;
    }

    private Class<? extends GeneratedExpression> define(String source) {
        try {
            return new Loader().define(code(source));
        } catch (InternalCompilerException | ClassFormatError e) {
            throw new TooLargeException(e);
        } catch (CompileException e) {
            throw broken(source, e);
        }
    }

    private byte[] code(String source) throws CompileException {
        try {
            Parser parser = new Parser(new Scanner(null, new StringReader(source)));
            List<ClassFile> files = new ArrayList<>();
            new UnitCompiler(parser.parseAbstractCompilationUnit(), known)
                    .compileUnit(false, false, false, files);
            return files.get(0).toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException broken(String source, Exception cause) {
        return new IllegalStateException(
                "the code generated for an expression doesn't compile:%n%s".formatted(source),
                cause);
    }

    /** The code is too large for a class of the JVM. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLargeException(Throwable cause) {
            super("the code is too large for a class", cause);
        }
    }
}
