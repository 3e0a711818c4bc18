package io.dataprocessing.pipeline.processors.record;

import java.util.concurrent.TimeUnit;

/** How a task waits; tests don't. */
@FunctionalInterface
interface Pause {

    /** Waits on the thread of the task, which an end of the job interrupts. */
    Pause SLEEP = TimeUnit.NANOSECONDS::sleep;

    /** Waits. */
    void nanos(long time) throws InterruptedException;
}
