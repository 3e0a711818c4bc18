package io.dataprocessing.pipeline.suite.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The program that Flink's processes are started with: calls the main method of the class that its
 * first argument names, and ends the process when its input ends, which also happens when the JVM
 * of the tests dies.
 */
final class OrphanGuard {

    private OrphanGuard() {}

    public static void main(String[] arguments) throws Throwable {
        Thread guard = new Thread(OrphanGuard::endWithInput, "orphan-guard");
        guard.setDaemon(true);
        guard.start();
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void endWithInput() {
        try {
            int read = System.in.read();
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            System.err.println("the input is gone: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
