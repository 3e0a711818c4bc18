package io.dataprocessing.pipeline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeftThreadsTest {

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void aThreadThatStillRunsUnderTheLoaderOfAPluginIsNamed() throws Exception {
        try (URLClassLoader loader = loader();
                URLClassLoader other = loader()) {
            Thread left = start("geo-refresh", loader);
            Thread foreign = start("other-refresh", other);
            assertThat(LeftThreads.report("geo", loader)).containsExactly("geo-refresh");
            end.countDown();
            left.join();
            foreign.join();
            assertThat(LeftThreads.report("geo", loader)).isEmpty();
        }
    }

    @Test
    void aThreadUnderALoaderThatThePluginMadeIsNamed() throws Exception {
        try (URLClassLoader loader = loader();
                URLClassLoader inner = new URLClassLoader(new URL[0], loader)) {
            Thread left = start("geo-inner", inner);
            assertThat(LeftThreads.report("geo", loader)).containsExactly("geo-inner");
            end.countDown();
            left.join();
        }
    }

    private static URLClassLoader loader() {
        return new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
    }

    private Thread start(String name, ClassLoader context) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        name);
        thread.setContextClassLoader(context);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
