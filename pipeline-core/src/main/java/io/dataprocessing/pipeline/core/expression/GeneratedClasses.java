package io.dataprocessing.pipeline.core.expression;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.janino.SimpleCompiler;

/** Compiles generated source with Janino, each class in a loader of its own. */
final class GeneratedClasses {

    /** The expression as an instance of its class; empty where it's too large for one. */
    Optional<CompiledExpression> compile(String text, Node node) {
        JavaGenerator.Generated generated = new JavaGenerator().generate(node);
        CompiledExpression.Parts parts =
                new CompiledExpression.Parts(
                        text, node.type(), Nodes.reads(node), generated.constants());
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(CompiledExpression.class.getClassLoader());
        try {
            compiler.cook(generated.source());
            Class<?> type = compiler.getClassLoader().loadClass(JavaGenerator.CLASS_NAME);
            return Optional.of(
                    (CompiledExpression)
                            type.getConstructor(CompiledExpression.Parts.class).newInstance(parts));
        } catch (InternalCompilerException | ClassFormatError e) {
            return Optional.empty();
        } catch (CompileException
                | ClassNotFoundException
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
}
