package io.dataprocessing.pipeline.suite.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The program that {@link TestRegistry} starts: Apicurio, until its input ends, which also happens
 * when the JVM that started it dies.
 */
final class RegistryProcess {

    private static final String APICURIO = "io.quarkus.runner.GeneratedMain";

    private RegistryProcess() {}

    /** Takes what Apicurio's own main takes. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(RegistryProcess::endWithInput, "end-with-input");
        watch.setDaemon(true);
        watch.start();
        // By name: its jar is on the class path of this process only.
        Class.forName(APICURIO).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
