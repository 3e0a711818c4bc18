package io.dataprocessing.pipeline.core.expression;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * the expression goes. What Janino learns about the classes that generated code calls is kept,
 * which saves a third of the time of all compilations but the first.
 */
final class GeneratedClasses {

    private static final ClassLoader PARENT = CompiledExpression.class.getClassLoader();

    private final IClassLoader known = new ClassLoaderIClassLoader(PARENT);

    /** Defines the one class of an expression. */
    private static final class Loader extends ClassLoader {

        private Loader() {
            super(PARENT);
        }

        private Class<?> define(byte[] code) {
            return defineClass(JavaGenerator.CLASS_NAME, code, 0, code.length);
        }
    }

    /** The expression as an instance of its class; empty where it's too large for one. */
    Optional<CompiledExpression> compile(String text, Node node) {
        JavaGenerator.Generated generated = new JavaGenerator().generate(node);
        CompiledExpression.Parts parts =
                new CompiledExpression.Parts(
                        text, node.type(), Nodes.reads(node), generated.constants());
        try {
            return Optional.of(
                    (CompiledExpression)
                            new Loader()
                                    .define(code(generated.source()))
                                    .getConstructor(CompiledExpression.Parts.class)
                                    .newInstance(parts));
        } catch (InternalCompilerException | ClassFormatError e) {
            return Optional.empty();
        } catch (CompileException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(
                    "the code generated for '%s' doesn't compile:%n%s"
                            .formatted(text, generated.source()),
                    e);
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
}
