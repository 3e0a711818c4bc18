package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorFrameTest {

    private static final StackTraceElement JDK = frame("java.util.List", "get", 1);
    private static final StackTraceElement PLUGIN = frame("com.acme.GeoIp", "process", 42);
    private static final StackTraceElement OUTER = frame("com.acme.Main", "main", 7);
    private static final StackTraceElement CORE =
            frame("io.dataprocessing.pipeline.core.runtime.EventOutput", "emit", 9);
    private static final StackTraceElement CALLER = frame(StepScope.class.getName(), "run", 1);

    @Test
    void itIsTheInnermostLineOfThePlugin() {
        assertThat(ErrorFrame.of(error(null, JDK, PLUGIN, CALLER, OUTER)))
                .isEqualTo("com.acme.GeoIp.process(GeoIp.java:42)");
        assertThat(ErrorFrame.of(error(null, CORE, PLUGIN, CALLER)))
                .isEqualTo("com.acme.GeoIp.process(GeoIp.java:42)");
    }

    @Test
    void theFirstCauseExplainsMost() {
        assertThat(ErrorFrame.of(error(error(null, JDK, PLUGIN, CALLER), OUTER, CALLER)))
                .isEqualTo("com.acme.GeoIp.process(GeoIp.java:42)");
        assertThat(ErrorFrame.of(error(error(null, JDK, CALLER), OUTER, CALLER)))
                .isEqualTo("com.acme.Main.main(Main.java:7)");
    }

    @Test
    void whatCallsThePlatformExplainsNothing() {
        assertThat(ErrorFrame.of(error(null, CORE, CALLER, OUTER))).isEmpty();
        assertThat(ErrorFrame.of(error(null))).isEmpty();
    }

    @Test
    void causesThatGoRoundInACircleAreNoMatter() {
        Exception first = error(null, PLUGIN);
        first.initCause(error(first, JDK));
        assertThat(ErrorFrame.of(first)).isEqualTo("com.acme.GeoIp.process(GeoIp.java:42)");
    }

    @Test
    void codeWithoutSourceIsNamedNevertheless() {
        assertThat(
                        List.of(
                                ErrorFrame.of(
                                        error(null, new StackTraceElement("a.B", "c", null, -1))),
                                ErrorFrame.of(
                                        error(
                                                null,
                                                new StackTraceElement("a.B", "c", "B.java", -1)))))
                .containsExactly("a.B.c(unknown source)", "a.B.c(B.java)");
    }

    private static Exception error(Throwable cause, StackTraceElement... frames) {
        Exception error = cause == null ? new Exception("no") : new Exception("no", cause);
        error.setStackTrace(frames);
        return error;
    }

    private static StackTraceElement frame(String type, String method, int line) {
        String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
        return new StackTraceElement(type, method, file, line);
    }
}
